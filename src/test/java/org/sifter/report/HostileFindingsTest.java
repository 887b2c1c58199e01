package org.sifter.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.sifter.source.SourceFile;
import org.sifter.testing.Json;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Names, messages and fixes that hold what formats use for themselves come through each format. */
final class HostileFindingsTest {
  private static final String SHOWN = FindingsTester.HOSTILE_SHOWN;

  /** What XML can have of it. */
  private static final String SHOWN_IN_XML =
      SHOWN
          .replace("\0", "␀")
          .replace("\u001B", "␛")
          .replace("\uFFFE", "<U+FFFE>")
          .replace("\uFFFF", "<U+FFFF>");

  private static String report(FindingsFormat format) {
    return FindingsTester.report(format, List.of(FindingsTester.HOSTILE_FINDING));
  }

  private static Element xml(FindingsFormat format, String element) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report(format).getBytes(UTF_8)));
    return (Element) document.getElementsByTagName(element).item(0);
  }

  @Test
  void ttyAndConciseShowOneLineEach() {
    assertEquals(5, report(FindingsFormat.TTY).lines().count());
    assertEquals(1, report(FindingsFormat.CONCISE).lines().count());
    assertTrue(report(FindingsFormat.CONCISE).chars().allMatch(c -> c == '\n' || c >= ' '));
  }

  @Test
  void json() {
    Map<String, Object> finding =
        Json.asObject(Json.asList(Json.read(report(FindingsFormat.JSON))).get(0));
    assertEquals(SHOWN, finding.get("file"));
    assertEquals(SHOWN, finding.get("message"));
    assertEquals(SHOWN, finding.get("help"));
    assertTrue(finding.containsKey("fix"));
    assertEquals(null, finding.get("fix"), "its bytes cannot be told");
  }

  @Test
  void sarif() {
    Map<String, Object> run =
        Json.asObject(Json.asList(Json.object(report(FindingsFormat.SARIF)).get("runs")).get(0));
    Map<String, Object> result = Json.asObject(Json.asList(run.get("results")).get(0));
    assertEquals(SHOWN + ". " + SHOWN, Json.asObject(result.get("message")).get("text"));
    Map<String, Object> fix = Json.asObject(Json.asList(result.get("fixes")).get(0));
    assertEquals(SHOWN, Json.asObject(fix.get("description")).get("text"));
    Map<String, Object> change = Json.asObject(Json.asList(fix.get("artifactChanges")).get(0));
    assertEquals(
        RelativeUri.of(FindingsTester.HOSTILE),
        Json.asObject(change.get("artifactLocation")).get("uri"));
    Map<String, Object> replacement = Json.asObject(Json.asList(change.get("replacements")).get(0));
    Object binary = Json.asObject(replacement.get("insertedContent")).get("binary");
    assertEquals(
        new String(SourceFile.encode(FindingsTester.HOSTILE), StandardCharsets.ISO_8859_1),
        new String(Base64.getDecoder().decode((String) binary), StandardCharsets.ISO_8859_1));
  }

  @Test
  void checkstyle() throws Exception {
    assertEquals(SHOWN_IN_XML, xml(FindingsFormat.CHECKSTYLE, "file").getAttribute("name"));
    assertEquals(
        SHOWN_IN_XML + ". " + SHOWN_IN_XML,
        xml(FindingsFormat.CHECKSTYLE, "error").getAttribute("message"));
  }

  @Test
  void junit() throws Exception {
    assertEquals(SHOWN_IN_XML, xml(FindingsFormat.JUNIT, "testsuite").getAttribute("name"));
    assertEquals(SHOWN_IN_XML, xml(FindingsFormat.JUNIT, "testcase").getAttribute("file"));
    Element failure = xml(FindingsFormat.JUNIT, "failure");
    assertEquals(SHOWN_IN_XML, failure.getAttribute("message"));
    assertEquals(SHOWN_IN_XML, failure.getTextContent());
  }

  @Test
  void codeClimate() {
    String report = report(FindingsFormat.CODECLIMATE);
    assertEquals(report.length() - 1, report.indexOf('\0'), "one NUL, and that at the end");
    Map<String, Object> issue = Json.object(report.substring(0, report.length() - 1));
    assertEquals(SHOWN, issue.get("description"));
    assertEquals(SHOWN, Json.asObject(issue.get("location")).get("path"));
  }

  @Test
  void gitLab() {
    Map<String, Object> issue =
        Json.asObject(Json.asList(Json.read(report(FindingsFormat.GITLAB))).get(0));
    assertEquals("SIF998 no-page: " + SHOWN + ". " + SHOWN, issue.get("description"));
    assertEquals(SHOWN, Json.asObject(issue.get("location")).get("path"));
  }

  @Test
  void gitHub() {
    String report = report(FindingsFormat.GITHUB);
    assertEquals(report.length() - 1, report.indexOf('\n'), "one line");
    assertFalse(report.contains("\r"));
    String properties = report.substring(0, report.indexOf("::", 2));
    String file = properties.split(",", -1)[1];
    assertEquals("file=" + SHOWN, unescape(file));
    assertTrue(properties.endsWith(",line=1,endLine=2"), properties);
    String message = unescape(report.substring(properties.length() + 2));
    String line = Glyph.show(FindingsTester.HOSTILE);
    assertEquals(line + ":1:1: " + line + "\n" + line + "\n", message);
  }

  /** As the runner reads it. */
  private static String unescape(String text) {
    return text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }
}
