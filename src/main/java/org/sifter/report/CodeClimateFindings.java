package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.Category;
import org.sifter.lint.RuleInfo;

/**
 * Writes what engines of Code Climate print: an object for each issue, and a NUL behind it.
 *
 * <p>Source: "Issues" and "Output" of the Code Climate Engine Specification.
 */
final class CodeClimateFindings implements FindingsReporter {
  private static final char END_OF_ISSUE = '\0';

  private final Reasons reasons = new Reasons();
  private final Fingerprints fingerprints = new Fingerprints();

  @Override
  public String file(String name, List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic finding : findings) {
      out.append(JsonObject.of(json -> write(json, finding))).append(END_OF_ISSUE);
    }
    return out.toString();
  }

  private void write(JsonGenerator json, Diagnostic finding) throws IOException {
    json.writeStringField("type", "issue");
    json.writeStringField("check_name", finding.code().id());
    json.writeStringField("description", finding.message());
    content(json, finding);
    JsonText.strings(json, "categories", List.of(category(finding.code())));
    IssueJson.location(json, finding);
    json.writeStringField("severity", IssueJson.severity(finding.severity()));
    json.writeStringField("fingerprint", fingerprints.next(finding));
  }

  private void content(JsonGenerator json, Diagnostic finding) throws IOException {
    List<String> advice = reasons.advice(finding);
    if (!advice.isEmpty()) {
      json.writeObjectFieldStart("content");
      json.writeStringField("body", String.join("\n\n", advice));
      json.writeEndObject();
    }
  }

  private static String category(Code code) {
    return FindingText.rule(code)
        .map(RuleInfo::category)
        .map(CodeClimateFindings::category)
        .orElse("Bug Risk");
  }

  /** The nearest of the categories that the specification has. */
  private static String category(Category category) {
    return switch (category) {
      case FILESYSTEM,
          PERMISSIONS,
          IDENTITY,
          PRIVILEGE,
          RUNTIME,
          SERVICE,
          ENVIRONMENT,
          BUILD,
          NETWORK,
          REPRODUCIBILITY ->
          "Bug Risk";
      case GPU, MPI, PORTABILITY -> "Compatibility";
      case SECURITY -> "Security";
      case SIZE -> "Performance";
      case SUPPRESSION -> "Clarity";
    };
  }
}
