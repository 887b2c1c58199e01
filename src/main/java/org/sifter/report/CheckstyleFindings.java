package org.sifter.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sifter.diag.Diagnostic;

/** Writes the XML of Checkstyle, findings grouped by file; files without findings are left out. */
final class CheckstyleFindings implements FindingsReporter {
  /** The version of the format, which linters for other languages give too. */
  private static final String VERSION = "4.3";

  @Override
  public String begin() {
    return XmlText.DECLARATION + "<checkstyle" + XmlText.attribute("version", VERSION) + ">\n";
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    Map<String, List<Diagnostic>> byFile = new LinkedHashMap<>();
    for (Diagnostic finding : findings) {
      byFile.computeIfAbsent(finding.source().name(), file -> new ArrayList<>()).add(finding);
    }
    StringBuilder out = new StringBuilder();
    byFile.forEach(
        (file, found) -> {
          out.append("  <file").append(XmlText.attribute("name", file)).append(">\n");
          found.forEach(finding -> out.append(error(finding)));
          out.append("  </file>\n");
        });
    return out.toString();
  }

  private static String error(Diagnostic finding) {
    return "    <error"
        + XmlText.attribute("line", finding.line())
        + XmlText.attribute("column", finding.column())
        + XmlText.attribute("severity", finding.severity().word())
        + XmlText.attribute("message", FindingText.sentences(finding))
        + XmlText.attribute("source", Tool.NAME + "." + finding.code().id())
        + "/>\n";
  }

  @Override
  public String end() {
    return "</checkstyle>\n";
  }
}
