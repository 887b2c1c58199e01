package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.testing.Json;

/** What each format says of three findings, and of none. */
final class FindingsFormatTest {
  private static void assertReport(FindingsFormat format, String golden) {
    assertEquals(
        FindingsTester.withReason(golden), FindingsTester.report(format, FindingsTester.THREE));
  }

  @Test
  void tty() {
    assertReport(
        FindingsFormat.TTY,
        """
        file with blank/Dockerfile:2:14: error: rm deletes what others have in the host's /tmp \
        [SIF001 tmp-wipe]
         2 | RUN rm -rf a /tmp/* \\
           |              ^^^^^^
           = why: WHY
           = help: Leave it out.
           = fix: leave the operand out (--fix)
        file with blank/Dockerfile: warning: no FROM: there is nothing to build [NoStages]
           = help: Add FROM with the image to build on.
        file with blank/Dockerfile:2:1: info: the step is on two lines [SIF998 no-page]
         2 | RUN rm -rf a /tmp/* \\
           | ^^^^^^^^^^^^^^^^^^^^^
        1 error, 1 warning, 1 info
        """);
    assertEquals("", FindingsTester.empty(FindingsFormat.TTY));
  }

  @Test
  void concise() {
    assertReport(
        FindingsFormat.CONCISE,
        """
        file with blank/Dockerfile:2:14: error: rm deletes what others have in the host's /tmp \
        [SIF001 tmp-wipe]
        file with blank/Dockerfile:1:1: warning: no FROM: there is nothing to build [NoStages]
        file with blank/Dockerfile:2:1: info: the step is on two lines [SIF998 no-page]
        """);
    assertEquals("", FindingsTester.empty(FindingsFormat.CONCISE));
  }

  @Test
  void json() {
    assertReport(
        FindingsFormat.JSON,
        """
        [
        {"file":"file with blank/Dockerfile","line":2,"column":14,"endLine":2,"endColumn":20,\
        "code":"SIF001","name":"tmp-wipe","severity":"error","category":"filesystem",\
        "phase":"build","message":"rm deletes what others have in the host's /tmp",\
        "why":"WHY","help":"Leave it out.",\
        "fix":{"applicability":"safe","summary":"leave the operand out","edits":[\
        {"line":2,"column":13,"endLine":2,"endColumn":20,"replacement":""},\
        {"line":1,"column":1,"endLine":1,"endColumn":1,"replacement":"# \\"x\\"\\n"}]}},
        {"file":"file with blank/Dockerfile","line":1,"column":1,"endLine":1,"endColumn":1,\
        "code":"NoStages","name":null,"severity":"warning","category":null,"phase":null,\
        "message":"no FROM: there is nothing to build","why":null,\
        "help":"Add FROM with the image to build on.","fix":null},
        {"file":"file with blank/Dockerfile","line":2,"column":1,"endLine":3,"endColumn":14,\
        "code":"SIF998","name":"no-page","severity":"info","category":"security",\
        "phase":"build and run","message":"the step is on two lines","why":null,"help":null,\
        "fix":null}
        ]
        """);
    assertEquals("[]\n", FindingsTester.empty(FindingsFormat.JSON));
  }

  @Test
  void sarifHasAllRules() {
    String log = FindingsTester.report(FindingsFormat.SARIF, FindingsTester.THREE);
    String page = FindingsTester.TMP_WIPE.page().orElseThrow().text();
    List<String> lines = log.lines().toList();
    assertEquals(
        """
        {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
        sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits",\
        "tool":{"driver":{"name":"sifter","version":"1.2.3","rules":[""",
        lines.get(0));
    assertEquals(page, Json.asObject(rule(log, 0).get("help")).get("markdown"));
    assertEquals(
        FindingsTester.TMP_WIPE.reason(),
        Json.asObject(rule(log, 0).get("fullDescription")).get("text"));
    assertEquals(
        "a step deletes all that is in /tmp",
        Json.asObject(rule(log, 0).get("shortDescription")).get("text"));
    assertEquals(
        """
        {"id":"SIF998","name":"no-page","defaultConfiguration":{"level":"note"},\
        "properties":{"category":"security","phase":"build and run","tags":["hpc","security"]}},
        {"id":"NoStages","shortDescription":{"text":"no FROM: there is nothing to build"},\
        "fullDescription":{"text":"no FROM: there is nothing to build. Add FROM with the image to \
        build on."},"defaultConfiguration":{"level":"error"}}]}},"results":[""",
        String.join("\n", lines.subList(2, 4)));
  }

  private static Map<String, Object> rule(String log, int index) {
    Object run = Json.asList(Json.object(log).get("runs")).get(0);
    Object driver = Json.asObject(Json.asObject(run).get("tool")).get("driver");
    return Json.asObject(Json.asList(Json.asObject(driver).get("rules")).get(index));
  }

  @Test
  void sarifHasTheResults() {
    String log = FindingsTester.report(FindingsFormat.SARIF, FindingsTester.THREE);
    assertEquals(
        """

        {"ruleId":"SIF001","ruleIndex":0,"level":"error",\
        "message":{"text":"rm deletes what others have in the host's /tmp. Leave it out."},\
        "locations":[{"physicalLocation":{\
        "artifactLocation":{"uri":"file%20with%20blank/Dockerfile"},\
        "region":{"startLine":2,"startColumn":14,"endLine":2,"endColumn":20}}}],\
        "partialFingerprints":{\
        "ruleMessageLineAndFile/v1":"e8865040-6de4-3284-a422-eb42a5ab81cc"},\
        "fixes":[{"description":{"text":"leave the operand out"},"artifactChanges":[{\
        "artifactLocation":{"uri":"file%20with%20blank/Dockerfile"},"replacements":[\
        {"deletedRegion":{"startLine":2,"startColumn":13,"endLine":2,"endColumn":20}},\
        {"deletedRegion":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1},\
        "insertedContent":{"text":"# \\"x\\"\\n"}}]}],"properties":{"applicability":"safe"}}]},
        {"ruleId":"NoStages","ruleIndex":2,"level":"warning",\
        "message":{"text":"no FROM: there is nothing to build. Add FROM with the image to build \
        on."},"locations":[{"physicalLocation":{\
        "artifactLocation":{"uri":"file%20with%20blank/Dockerfile"},\
        "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":1}}}],\
        "partialFingerprints":{\
        "ruleMessageLineAndFile/v1":"a57f8398-99f1-33cd-92a2-da2fb96c33fb"}},
        {"ruleId":"SIF998","ruleIndex":1,"level":"note",\
        "message":{"text":"the step is on two lines."},"locations":[{"physicalLocation":{\
        "artifactLocation":{"uri":"file%20with%20blank/Dockerfile"},\
        "region":{"startLine":2,"startColumn":1,"endLine":3,"endColumn":14}}}],\
        "partialFingerprints":{\
        "ruleMessageLineAndFile/v1":"de517d03-bc82-38f6-ba2a-3958318c202a"}}
        ]}]}
        """,
        log.substring(log.indexOf("\"results\":[") + "\"results\":[".length()));
  }

  @Test
  void sarifNamesRulesThatAreNotListed() {
    FindingsReporter reporter =
        FindingsFormat.SARIF.reporter(new Tool(Optional.empty(), List.of()), Palette.PLAIN);
    assertEquals(
        """
        {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
        sarif-schema-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits",\
        "tool":{"driver":{"name":"sifter","rules":[]}},"results":[""",
        reporter.begin());
    String result = reporter.file("f", FindingsTester.THREE.subList(1, 2));
    assertTrue(result.startsWith("\n{\"ruleId\":\"NoStages\",\"level\":\"warning\","), result);
    assertEquals("\n]}]}\n", reporter.end());
  }

  @Test
  void checkstyle() {
    assertReport(
        FindingsFormat.CHECKSTYLE,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
          <file name="file with blank/Dockerfile">
            <error line="2" column="14" severity="error" message="rm deletes what others have in \
        the host's /tmp. Leave it out." source="sifter.SIF001"/>
            <error line="1" column="1" severity="warning" message="no FROM: there is nothing to \
        build. Add FROM with the image to build on." source="sifter.NoStages"/>
            <error line="2" column="1" severity="info" message="the step is on two lines." \
        source="sifter.SIF998"/>
          </file>
        </checkstyle>
        """);
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
        </checkstyle>
        """,
        FindingsTester.empty(FindingsFormat.CHECKSTYLE));
  }

  @Test
  void codeClimate() {
    assertReport(
        FindingsFormat.CODECLIMATE,
        """
        {"type":"issue","check_name":"SIF001",\
        "description":"rm deletes what others have in the host's /tmp",\
        "content":{"body":"WHY\\n\\nLeave it out."},"categories":["Bug Risk"],\
        "location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":2,"column":14},"end":{"line":2,"column":20}}},"severity":"critical",\
        "fingerprint":"e8865040-6de4-3284-a422-eb42a5ab81cc"}\0\
        {"type":"issue","check_name":"NoStages",\
        "description":"no FROM: there is nothing to build",\
        "content":{"body":"Add FROM with the image to build on."},"categories":["Bug Risk"],\
        "location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":1,"column":1},"end":{"line":1,"column":1}}},"severity":"major",\
        "fingerprint":"a57f8398-99f1-33cd-92a2-da2fb96c33fb"}\0\
        {"type":"issue","check_name":"SIF998","description":"the step is on two lines",\
        "categories":["Security"],\
        "location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":2,"column":1},"end":{"line":3,"column":14}}},"severity":"info",\
        "fingerprint":"de517d03-bc82-38f6-ba2a-3958318c202a"}\0""");
    assertEquals("", FindingsTester.empty(FindingsFormat.CODECLIMATE));
  }

  @Test
  void gitLab() {
    assertReport(
        FindingsFormat.GITLAB,
        """
        [
        {"description":"SIF001 tmp-wipe: rm deletes what others have in the host's /tmp. Leave it \
        out.","check_name":"SIF001","fingerprint":"e8865040-6de4-3284-a422-eb42a5ab81cc",\
        "severity":"critical","location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":2,"column":14},"end":{"line":2,"column":20}}}},
        {"description":"NoStages: no FROM: there is nothing to build. Add FROM with the image to \
        build on.","check_name":"NoStages","fingerprint":"a57f8398-99f1-33cd-92a2-da2fb96c33fb",\
        "severity":"major","location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":1,"column":1},"end":{"line":1,"column":1}}}},
        {"description":"SIF998 no-page: the step is on two lines.","check_name":"SIF998",\
        "fingerprint":"de517d03-bc82-38f6-ba2a-3958318c202a","severity":"info",\
        "location":{"path":"file with blank/Dockerfile","positions":{\
        "begin":{"line":2,"column":1},"end":{"line":3,"column":14}}}}
        ]
        """);
    assertEquals("[]\n", FindingsTester.empty(FindingsFormat.GITLAB));
  }

  @Test
  void listsGoOnFromFileToFile() {
    for (FindingsFormat format : List.of(FindingsFormat.JSON, FindingsFormat.GITLAB)) {
      FindingsReporter reporter = format.reporter(FindingsTester.TOOL, Palette.PLAIN);
      String report =
          reporter.begin()
              + reporter.file("clean", List.of())
              + reporter.file("a", FindingsTester.THREE)
              + reporter.file("b", FindingsTester.THREE.subList(0, 1))
              + reporter.end();
      assertEquals(4, Json.asList(Json.read(report)).size());
    }
  }

  @Test
  void gitHub() {
    assertReport(
        FindingsFormat.GITHUB,
        """
        ::error title=SIF001 tmp-wipe,file=file with blank/Dockerfile,line=2,endLine=2,col=14,\
        endColumn=20::file with blank/Dockerfile:2:14: rm deletes what others have in the host's \
        /tmp%0AWHY%0ALeave it out.
        ::warning title=NoStages,file=file with blank/Dockerfile,line=1,endLine=1,col=1,\
        endColumn=1::file with blank/Dockerfile:1:1: no FROM: there is nothing to build%0A\
        Add FROM with the image to build on.
        ::notice title=SIF998 no-page,file=file with blank/Dockerfile,line=2,endLine=3::\
        file with blank/Dockerfile:2:1: the step is on two lines
        """
            .replace("WHY", FindingsTester.TMP_WIPE.reason().replace("%", "%25")));
    assertEquals("", FindingsTester.empty(FindingsFormat.GITHUB));
  }

  @Test
  void junit() {
    assertReport(
        FindingsFormat.JUNIT,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="sifter">
          <testsuite name="file with blank/Dockerfile" tests="3" failures="3" errors="0">
            <testcase name="SIF001 tmp-wipe (2:14)" classname="file with blank/Dockerfile" \
        file="file with blank/Dockerfile" line="2">
              <failure type="error" message="rm deletes what others have in the host's /tmp">WHY
        Leave it out.</failure>
            </testcase>
            <testcase name="NoStages (1:1)" classname="file with blank/Dockerfile" \
        file="file with blank/Dockerfile" line="1">
              <failure type="warning" message="no FROM: there is nothing to build">Add FROM with \
        the image to build on.</failure>
            </testcase>
            <testcase name="SIF998 no-page (2:1)" classname="file with blank/Dockerfile" \
        file="file with blank/Dockerfile" line="2">
              <failure type="info" message="the step is on two lines"></failure>
            </testcase>
          </testsuite>
          <testsuite name="clean" tests="1" failures="0" errors="0">
            <testcase name="no findings" classname="clean"/>
          </testsuite>
        </testsuites>
        """);
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="sifter">
        </testsuites>
        """,
        FindingsTester.empty(FindingsFormat.JUNIT));
  }
}
