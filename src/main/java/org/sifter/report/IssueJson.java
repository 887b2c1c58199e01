package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Severity;

/** Writes the members that issues have in Code Climate's format and in that which GitLab took. */
final class IssueJson {
  private IssueJson() {}

  /** The words of both formats. */
  static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }

  /** The member {@code location}. */
  static void location(JsonGenerator json, Diagnostic finding) throws IOException {
    Region region = Region.of(finding);
    json.writeObjectFieldStart("location");
    json.writeStringField("path", RelativeUri.path(finding.source().name()));
    json.writeObjectFieldStart("positions");
    position(json, "begin", region.line(), region.column());
    position(json, "end", region.endLine(), region.endColumn());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, String name, int line, int column)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("line", line);
    json.writeNumberField("column", column);
    json.writeEndObject();
  }
}
