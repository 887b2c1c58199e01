package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.sifter.doctor.Checkup;
import org.sifter.doctor.Finding;
import org.sifter.json.IndentedJson;

/**
 * Writes what checks have found for programs: {@code {"canBuild": ..., "findings": [{"check": ...,
 * "state": "ok|warning|problem", "message": ..., "help": ...}, ...]}}. Where there is nothing to
 * do, help is null.
 */
public final class CheckupJson {
  private CheckupJson() {}

  /** The whole text. */
  public static String render(Checkup checkup) {
    return IndentedJson.render(json -> write(json, checkup));
  }

  private static void write(JsonGenerator json, Checkup checkup) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("canBuild", checkup.canBuild());
    json.writeArrayFieldStart("findings");
    for (Checkup.Result result : checkup.results()) {
      for (Finding finding : result.findings()) {
        json.writeStartObject();
        json.writeStringField("check", result.subject());
        json.writeStringField("state", finding.state().word());
        json.writeStringField("message", finding.text());
        JsonText.orNull(
            json, "help", Optional.of(finding.remedy()).filter(remedy -> !remedy.isEmpty()));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
