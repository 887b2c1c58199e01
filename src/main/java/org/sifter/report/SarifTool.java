package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.RulePage;

/** Writes SARIF's {@code tool} object: the linter and all that it can report. */
final class SarifTool {
  /** What stands for the names that a message would have. */
  private static final String BLANK = "…";

  /** More names than any message has. */
  private static final int MANY = 16;

  private final Tool tool;

  SarifTool(Tool tool) {
    this.tool = tool;
  }

  String render() {
    return JsonObject.of(this::driver);
  }

  private void driver(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", Tool.NAME);
    if (tool.version().isPresent()) {
      json.writeStringField("version", tool.version().get());
    }
    json.writeArrayFieldStart("rules");
    for (Code code : tool.rules()) {
      Optional<RuleInfo> rule = FindingText.rule(code);
      json.writeRawValue(
          "\n"
              + JsonObject.of(
                  rule.isPresent() ? each -> rule(each, rule.get()) : each -> code(each, code)));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void rule(JsonGenerator json, RuleInfo rule) throws IOException {
    json.writeStringField("id", rule.id());
    json.writeStringField("name", rule.name());
    Optional<RulePage> page = rule.page();
    if (page.isPresent()) {
      page(json, page.get(), rule.reason());
    }
    configuration(json, rule);
    String category = rule.category().word();
    json.writeObjectFieldStart("properties");
    json.writeStringField("category", category);
    json.writeStringField("phase", rule.phase().word());
    JsonText.strings(json, "tags", List.of("hpc", category));
    json.writeEndObject();
  }

  private static void page(JsonGenerator json, RulePage page, String reason) throws IOException {
    SarifJson.text(json, "shortDescription", page.summary());
    SarifJson.text(json, "fullDescription", reason);
    json.writeObjectFieldStart("help");
    String why = page.sections().getOrDefault("Why", "");
    String fix = page.sections().getOrDefault("Fix", "");
    json.writeStringField("text", (why + "\n\n" + fix).strip());
    json.writeStringField("markdown", page.text());
    json.writeEndObject();
  }

  /** A code of another phase, which has no page: its message says what it is about. */
  private static void code(JsonGenerator json, Code code) throws IOException {
    Object[] blanks = Collections.nCopies(MANY, BLANK).toArray();
    String message = code.message().formatted(blanks);
    json.writeStringField("id", code.id());
    SarifJson.text(json, "shortDescription", message);
    String remedy = code.remedy().formatted(blanks);
    SarifJson.text(json, "fullDescription", (message + ". " + remedy).strip());
    configuration(json, code);
  }

  private static void configuration(JsonGenerator json, Code code) throws IOException {
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", SarifFindings.level(code.severity()));
    json.writeEndObject();
  }
}
