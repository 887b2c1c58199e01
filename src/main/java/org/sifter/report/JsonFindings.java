package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.lint.RuleInfo;
import org.sifter.source.SourceFile;

/**
 * Writes a list of objects, one a line:
 *
 * <pre>
 * {"file":"Dockerfile","line":3,"column":6,"endLine":3,"endColumn":15,"code":"SIF001",...}
 * </pre>
 *
 * <p>All have the same members; what is not known is null. A finding about a whole file is at its
 * start. A fix that puts in bytes that are not UTF-8 cannot be told in JSON, and is null.
 */
final class JsonFindings implements FindingsReporter {
  private final JsonElements elements = new JsonElements();
  private final Reasons reasons = new Reasons();

  @Override
  public String begin() {
    return elements.begin();
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    return elements.next(findings, this::write);
  }

  @Override
  public String end() {
    return elements.end() + "\n";
  }

  private void write(JsonGenerator json, Diagnostic finding) throws IOException {
    Optional<RuleInfo> rule = FindingText.rule(finding.code());
    json.writeStringField("file", finding.source().name());
    region(json, Region.of(finding));
    json.writeStringField("code", finding.code().id());
    JsonText.orNull(json, "name", rule.map(RuleInfo::name));
    json.writeStringField("severity", finding.severity().word());
    JsonText.orNull(json, "category", rule.map(known -> known.category().word()));
    JsonText.orNull(json, "phase", rule.map(known -> known.phase().word()));
    json.writeStringField("message", finding.message());
    JsonText.orNull(json, "why", known(reasons.of(finding.code())));
    JsonText.orNull(json, "help", known(finding.remedy()));
    Optional<Fix> fix = finding.fix().filter(JsonFindings::isUnicode);
    if (fix.isPresent()) {
      fix(json, fix.get(), finding.source());
    } else {
      json.writeNullField("fix");
    }
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static void region(JsonGenerator json, Region region) throws IOException {
    json.writeNumberField("line", region.line());
    json.writeNumberField("column", region.column());
    json.writeNumberField("endLine", region.endLine());
    json.writeNumberField("endColumn", region.endColumn());
  }

  private static boolean isUnicode(Fix fix) {
    return fix.edits().stream().map(Edit::replacement).allMatch(UnicodeText::is);
  }

  private static void fix(JsonGenerator json, Fix fix, SourceFile source) throws IOException {
    json.writeObjectFieldStart("fix");
    json.writeStringField("applicability", fix.safety().word());
    json.writeStringField("summary", fix.summary());
    json.writeArrayFieldStart("edits");
    for (Edit edit : fix.edits()) {
      json.writeStartObject();
      region(json, Region.of(source, edit.span()));
      json.writeStringField("replacement", edit.replacement());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
