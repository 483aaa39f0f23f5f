import java.io.File;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmSequenceIterator;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;
import net.sf.saxon.trans.XPathException;
import org.xml.sax.EntityResolver;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * Runs rules of Schematron over XML files in one process: `CheckSchematron RULES.sch DTD FILE...`. A line for each
 * message, with the file, the role of the rule and its words; at the end how many files there were. DTDs are read from
 * the folder of DTD alone, for its names of ids.
 */
public final class CheckSchematron {
  private static final Processor processor = new Processor(false);

  public static void main(String[] given) throws Exception {
    File folder = new File(given[1]).getAbsoluteFile().getParentFile();
    XsltExecutable rules = compiled(new File(given[0]));
    int said = 0;
    for (int index = 2; index < given.length; index++) said += check(rules, new File(given[index]), folder);
    System.out.println("Schematron: " + (given.length - 2) + " files, " + said + " messages");
  }

  /** The rules as a program in XSLT, by SchXslt. */
  private static XsltExecutable compiled(File rules) throws Exception {
    XsltCompiler compiler = processor.newXsltCompiler();
    String pipeline = "xslt/2.0/pipeline-for-svrl.xsl";
    URL start = CheckSchematron.class.getClassLoader().getResource(pipeline);
    String base = start.toString().substring(0, start.toString().length() - pipeline.length());
    compiler.setResourceResolver(request -> request.uri != null && request.uri.startsWith(base)
        ? new StreamSource(opened(request.uri), request.uri) : null);
    XsltTransformer toXslt = compiler.compile(new StreamSource(start.openStream(), start.toString())).load();
    XdmDestination program = new XdmDestination();
    toXslt.setSource(new StreamSource(rules));
    toXslt.setDestination(program);
    toXslt.transform();
    XsltCompiler quiet = processor.newXsltCompiler();
    quiet.setErrorReporter(error -> {
      if (!error.isWarning()) System.out.println("rules: fatal " + error.getMessage());
    });
    return quiet.compile(program.getXdmNode().asSource());
  }

  private static java.io.InputStream opened(String uri) throws XPathException {
    try {
      return new URL(uri).openStream();
    } catch (java.io.IOException error) {
      throw new XPathException(error);
    }
  }

  private static int check(XsltExecutable rules, File file, File folder) throws Exception {
    XdmDestination report = new XdmDestination();
    XsltTransformer check = rules.load();
    check.setSource(withIds(file, folder));
    check.setDestination(report);
    check.transform();
    int said = 0;
    XdmSequenceIterator<XdmNode> nodes = report.getXdmNode().axisIterator(Axis.DESCENDANT);
    while (nodes.hasNext()) {
      XdmNode node = nodes.next();
      QName name = node.getNodeName();
      if (name == null || !name.getLocalName().matches("failed-assert|successful-report")) continue;
      said++;
      String role = node.getAttributeValue(new QName("role"));
      System.out.println(file.getName() + ": " + role + " " + node.getStringValue().trim().replaceAll("\\s+", " "));
    }
    return said;
  }

  /** A file with its DTD, which says which attributes are ids; nothing but the folder of the DTD is read. */
  private static Source withIds(File file, File folder) throws Exception {
    javax.xml.parsers.SAXParserFactory factory = javax.xml.parsers.SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    XMLReader reader = factory.newSAXParser().getXMLReader();
    EntityResolver resolver = (publicId, systemId) -> {
      String path = systemId.substring(systemId.lastIndexOf('/') + 1);
      File found = find(folder, path);
      return found == null ? new InputSource(new StringReader("")) : new InputSource(found.toURI().toString());
    };
    reader.setEntityResolver(resolver);
    return new SAXSource(reader, new InputSource(file.toURI().toString()));
  }

  private static File find(File folder, String name) throws java.io.IOException {
    try (var files = Files.walk(folder.toPath())) {
      return files.filter(each -> each.getFileName().toString().equals(name)).findFirst().map(each -> each.toFile())
          .orElse(null);
    }
  }
}
