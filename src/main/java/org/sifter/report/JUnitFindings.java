package org.sifter.report;

import java.util.List;
import org.sifter.diag.Diagnostic;

/**
 * Writes the XML of JUnit: a test suite a file, in which each finding is a test case that failed. A
 * file without findings has one that passed.
 */
final class JUnitFindings implements FindingsReporter {
  private static final String SUITES = "sifter";

  private final Reasons reasons = new Reasons();

  @Override
  public String begin() {
    return XmlText.DECLARATION + "<testsuites" + XmlText.attribute("name", SUITES) + ">\n";
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder("  <testsuite");
    out.append(XmlText.attribute("name", name))
        .append(XmlText.attribute("tests", Math.max(1, findings.size())))
        .append(XmlText.attribute("failures", findings.size()))
        .append(XmlText.attribute("errors", 0))
        .append(">\n");
    if (findings.isEmpty()) {
      out.append("    <testcase").append(title("no findings", name)).append("/>\n");
    }
    findings.forEach(finding -> out.append(failed(name, finding)));
    return out.append("  </testsuite>\n").toString();
  }

  private String failed(String name, Diagnostic finding) {
    String place = "(%d:%d)".formatted(finding.line(), finding.column());
    return "    <testcase"
        + title(finding.code().label() + " " + place, name)
        + XmlText.attribute("file", finding.source().name())
        + XmlText.attribute("line", finding.line())
        + ">\n      <failure"
        + XmlText.attribute("type", finding.severity().word())
        + XmlText.attribute("message", finding.message())
        + ">"
        + XmlText.of(String.join("\n", reasons.advice(finding)))
        + "</failure>\n    </testcase>\n";
  }

  private static String title(String name, String file) {
    return XmlText.attribute("name", name) + XmlText.attribute("classname", file);
  }

  @Override
  public String end() {
    return "</testsuites>\n";
  }
}
