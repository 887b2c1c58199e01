package org.sifter.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/** Writes image configs as {@link ConfigReader} reads them; what is not set is left out. */
final class ConfigWriter {
  private final JsonGenerator json;

  private ConfigWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(JsonGenerator json, ImageConfig config) throws IOException {
    json.writeStartObject();
    new ConfigWriter(json).members(config);
    json.writeEndObject();
  }

  private void members(ImageConfig config) throws IOException {
    string("User", config.user());
    keys("ExposedPorts", config.exposedPorts());
    strings(
        "Env",
        config.environment().stream().map(v -> v.name() + "=" + v.value().orUnset()).toList());
    optional("Entrypoint", config.entrypoint());
    optional("Cmd", config.command());
    keys("Volumes", config.volumes());
    string("WorkingDir", config.workingDirectory());
    labels(config.labels());
    string("StopSignal", config.stopSignal());
    optional("Shell", config.shell());
    strings("OnBuild", config.triggers());
    if (config.healthcheck().isPresent()) {
      healthcheck(config.healthcheck().get());
    }
  }

  private void string(String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private void optional(String name, Optional<List<String>> values) throws IOException {
    strings(name, values.orElse(List.of()));
  }

  private void strings(String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String value : values) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }

  /** A set, which is an object with empty values there. */
  private void keys(String name, Collection<String> values) throws IOException {
    if (!values.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (String value : values) {
        json.writeObjectFieldStart(value);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  private void labels(Map<String, String> labels) throws IOException {
    if (!labels.isEmpty()) {
      json.writeObjectFieldStart("Labels");
      for (Map.Entry<String, String> label : labels.entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
    }
  }

  private void healthcheck(Healthcheck check) throws IOException {
    json.writeObjectFieldStart("Healthcheck");
    strings("Test", check.test());
    number("Interval", check.interval());
    number("Timeout", check.timeout());
    number("StartPeriod", check.startPeriod());
    number("StartInterval", check.startInterval());
    number("Retries", check.retries());
    json.writeEndObject();
  }

  private void number(String name, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }
}
