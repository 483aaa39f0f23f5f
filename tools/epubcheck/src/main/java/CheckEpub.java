import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

/**
 * Asks EPUBCheck about publications in one process, since it takes seconds to begin: a line for each fault and warning,
 * and at the end how many publications there were. Exits with 1 if there was any.
 */
public final class CheckEpub {
  public static void main(String[] paths) {
    int said = 0;
    for (String path : paths) {
      Lines report = new Lines(path);
      new EpubCheck(new File(path), report).doValidate();
      said += report.said;
    }
    System.out.println("EPUBCheck: " + paths.length + (paths.length == 1 ? " publication, " : " publications, ") + said
        + (said == 1 ? " message" : " messages"));
    System.exit(said == 0 ? 0 : 1);
  }

  private static final class Lines extends MasterReport {
    private final String path;
    private int said = 0;

    Lines(String path) {
      this.path = new File(path).getName();
      setEpubFileName(path);
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... given) {
      switch (message.getSeverity()) {
        case FATAL, ERROR, WARNING -> {
          said++;
          System.out.println(path + ": " + message.getSeverity() + " " + message.getID() + " " + location.getPath() + ":"
              + location.getLine() + ":" + location.getColumn() + " " + message.getMessage(given));
        }
        default -> {
        }
      }
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {
    }

    @Override
    public void initialize() {
    }

    @Override
    public int generate() {
      return 0;
    }
  }
}
