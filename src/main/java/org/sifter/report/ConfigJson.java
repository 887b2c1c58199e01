package org.sifter.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/** Writes image configs as JSON. */
final class ConfigJson {
  private final JsonGenerator json;

  ConfigJson(JsonGenerator json) {
    this.json = json;
  }

  void write(ImageConfig config) throws IOException {
    json.writeStartObject();
    JsonText.object(json, "env", StepVariables.byName(config.environment()));
    JsonText.stringsOrNull(json, "entrypoint", config.entrypoint());
    JsonText.stringsOrNull(json, "cmd", config.command());
    json.writeStringField("workdir", config.workingDirectory());
    json.writeStringField("user", config.user());
    JsonText.object(json, "labels", config.labels());
    JsonText.strings(json, "exposedPorts", config.exposedPorts().stream().sorted().toList());
    JsonText.strings(json, "volumes", config.volumes());
    json.writeStringField("stopSignal", config.stopSignal());
    JsonText.stringsOrNull(json, "shell", config.shell());
    if (config.healthcheck().isPresent()) {
      healthcheck(config.healthcheck().get());
    } else {
      json.writeNullField("healthcheck");
    }
    JsonText.strings(json, "onbuild", config.triggers());
    json.writeEndObject();
  }

  /** The health check with the names that image configs have for its parts. */
  private void healthcheck(Healthcheck check) throws IOException {
    json.writeObjectFieldStart("healthcheck");
    if (!check.test().isEmpty()) {
      JsonText.strings(json, "Test", check.test());
    }
    unlessZero("Interval", check.interval());
    unlessZero("Timeout", check.timeout());
    unlessZero("StartPeriod", check.startPeriod());
    unlessZero("StartInterval", check.startInterval());
    unlessZero("Retries", check.retries());
    json.writeEndObject();
  }

  private void unlessZero(String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }
}
