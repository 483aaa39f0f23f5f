import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pd.PDDocument;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDFs for what their XMP claims: {@code verapdf [--as 2a,ua1] PATH...}; of a folder, every PDF in it. With
 * {@code --as}, for these flavours whatever they claim. Prints one line for each claim that is false and one below it
 * for each rule that is broken (clause and test, count, message, first place), then one line that counts the claims.
 * Exit status: 0 all claims are true, 1 one is false, a PDF cannot be read, or nothing claims anything, 2 wrong use.
 */
public class Validate {
  private final List<String> asked;
  private final Map<String, Integer> claims = new TreeMap<>();
  private int files = 0;
  private int silent = 0;
  private int failures = 0;

  private Validate(List<String> asked) {
    this.asked = asked;
  }

  public static void main(String[] arguments) throws IOException {
    var isAsked = arguments.length > 2 && arguments[0].equals("--as");
    var paths = Arrays.asList(arguments).subList(isAsked ? 2 : 0, arguments.length);
    if (paths.isEmpty()) {
      System.err.println("usage: verapdf [--as FLAVOURS] PATH...");
      System.exit(2);
    }
    VeraGreenfieldFoundryProvider.initialise();
    var run = new Validate(isAsked ? List.of(arguments[1].split(",")) : null);
    for (var path : paths) for (var file : pdfsAt(Path.of(path))) run.validate(file);
    System.exit(run.report() ? 0 : 1);
  }

  private static List<Path> pdfsAt(Path path) throws IOException {
    if (!Files.isDirectory(path)) return List.of(path);
    try (Stream<Path> found = Files.walk(path)) {
      return found.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  private void validate(Path file) {
    files++;
    try {
      var flavours = asked == null ? claimsOf(file) : asked;
      if (flavours.isEmpty()) silent++;
      for (var id : flavours) {
        claims.merge(id, 1, Integer::sum);
        validate(file, id);
      }
    } catch (Exception | StackOverflowError error) {
      fail("unreadable: " + error, file);
    }
  }

  private void validate(Path file, String id) throws Exception {
    var flavour = PDFAFlavour.byFlavourId(id);
    if (flavour == PDFAFlavour.NO_FLAVOUR) {
      fail("claims " + id + ", which is no standard", file);
      return;
    }
    try (InputStream bytes = Files.newInputStream(file);
        var parser = Foundries.defaultInstance().createParser(bytes, flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, 1000, false, false, false)) {
      var result = validator.validate(parser);
      if (result.isCompliant()) return;
      fail("is not " + nameOf(id), file);
      brokenRules(result).forEach((rule, broken) -> System.out.println("  " + rule + ": " + broken));
    }
  }

  private void fail(String what, Path file) {
    failures++;
    System.out.println(file.getFileName() + ": " + what);
  }

  /** Of the XMP of the catalog, and not of a picture in the file. */
  private static List<String> claimsOf(Path file) throws IOException {
    var document = new PDDocument(file.toString());
    try {
      var metadata = document.getCatalog().getMetadata();
      if (metadata == null) return List.of();
      var xmp = new String(metadata.getStream().readAllBytes(), StandardCharsets.UTF_8);
      var claims = new ArrayList<String>();
      for (var part : valuesOf("pdfaid:part", xmp))
        claims.add(part + String.join("", valuesOf("pdfaid:conformance", xmp)).toLowerCase());
      for (var part : valuesOf("pdfuaid:part", xmp)) claims.add("ua" + part);
      if (xmp.contains("http://pdfa.org/declarations/wtpdf#accessibility1.0")) claims.add("wt1a");
      if (xmp.contains("http://pdfa.org/declarations/wtpdf#reuse1.0")) claims.add("wt1r");
      return claims;
    } finally {
      document.close();
    }
  }

  /** The values of a property of XMP, which is an element or an attribute; a schema only names it. */
  private static List<String> valuesOf(String property, String xmp) {
    var form = "<%1$s(?:\\s[^>]*)?>\\s*([^<]*?)\\s*</%1$s>|\\b%1$s\\s*=\\s*[\"']([^\"']*)[\"']".formatted(property);
    return Pattern.compile(form).matcher(xmp).results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toList();
  }

  private record Broken(int count, String first) {
    @Override
    public String toString() {
      return (count == 1 ? "" : count + " times, ") + first;
    }
  }

  private static Map<String, Broken> brokenRules(ValidationResult result) {
    Map<String, Broken> rules = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      var rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      var text = assertion.getMessage().replaceAll("\\s+", " ") + " @ " + assertion.getLocation().getContext();
      rules.merge(rule, new Broken(1, text), (old, one) -> new Broken(old.count + 1, old.first));
    }
    return rules;
  }

  /** Prints the count; true where there are claims, and all of them are true. */
  private boolean report() {
    var parts = new ArrayList<String>();
    claims.forEach((id, count) -> parts.add(count + verb(count) + nameOf(id)));
    if (silent > 0) parts.add(silent + verb(silent) + "nothing");
    var outcome = failures > 0 ? failures + " false" : claims.isEmpty() ? "nothing to judge" : "all true";
    parts.add(0, files + (files == 1 ? " PDF" : " PDFs"));
    System.out.println("veraPDF: " + String.join(", ", parts) + ": " + outcome);
    return failures == 0 && !claims.isEmpty();
  }

  private String verb(int count) {
    if (asked != null) return " as ";
    return count == 1 ? " claims " : " claim ";
  }

  private static String nameOf(String id) {
    if (id.startsWith("ua")) return "PDF/UA-" + id.substring(2);
    return id.startsWith("wt") ? "WTPDF " + id.substring(2) : "PDF/A-" + id;
  }
}
