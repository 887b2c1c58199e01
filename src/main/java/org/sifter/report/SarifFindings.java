package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.source.SourceFile;

/**
 * Writes a log of one run in SARIF 2.1.0: the rules first, then a result a line. A finding about a
 * whole file is at its start, as programs that show results beside the text ask for a region.
 *
 * <p>Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS. Braces in
 * messages are not doubled as its section 3.11.5 has it, since no message has arguments, and
 * programs that show messages without arguments show two for two.
 */
final class SarifFindings implements FindingsReporter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Names what a fingerprint is made of; another way of making it needs another name. */
  private static final String FINGERPRINT = "ruleMessageLineAndFile/v1";

  private final Tool tool;
  private final Map<String, Integer> indices = new HashMap<>();
  private final JsonElements results = new JsonElements();
  private final Fingerprints fingerprints = new Fingerprints();

  SarifFindings(Tool tool) {
    this.tool = tool;
    for (int i = 0; i < tool.rules().size(); i++) {
      indices.putIfAbsent(tool.rules().get(i).id(), i);
    }
  }

  @Override
  public String begin() {
    return """
    {"$schema":"%s","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","tool":%s,"results":%s"""
        .formatted(SCHEMA, new SarifTool(tool).render(), results.begin());
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    return results.next(findings, this::result);
  }

  @Override
  public String end() {
    return results.end() + "}]}\n";
  }

  /** The word for a severity. */
  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private void result(JsonGenerator json, Diagnostic finding) throws IOException {
    json.writeStringField("ruleId", finding.code().id());
    Optional<Integer> index = Optional.ofNullable(indices.get(finding.code().id()));
    if (index.isPresent()) {
      json.writeNumberField("ruleIndex", index.get());
    }
    json.writeStringField("level", level(finding.severity()));
    SarifJson.text(json, "message", FindingText.sentences(finding));
    location(json, finding);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, fingerprints.next(finding));
    json.writeEndObject();
    Optional<Fix> fix = finding.fix().filter(found -> !found.edits().isEmpty());
    if (fix.isPresent()) {
      fix(json, fix.get(), finding.source());
    }
  }

  private static void location(JsonGenerator json, Diagnostic finding) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    SarifJson.artifact(json, finding.source());
    SarifJson.region(json, "region", Region.of(finding));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void fix(JsonGenerator json, Fix fix, SourceFile source) throws IOException {
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    SarifJson.text(json, "description", fix.summary());
    json.writeArrayFieldStart("artifactChanges");
    json.writeStartObject();
    SarifJson.artifact(json, source);
    json.writeArrayFieldStart("replacements");
    for (Edit edit : fix.edits()) {
      json.writeStartObject();
      SarifJson.region(json, "deletedRegion", Region.of(source, edit.span()));
      SarifJson.content(json, "insertedContent", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeStringField("applicability", fix.safety().word());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
