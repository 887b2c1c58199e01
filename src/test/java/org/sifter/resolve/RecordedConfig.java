package org.sifter.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.testing.Json;

/** Reads the image configs of the recorded answers. */
final class RecordedConfig {
  private RecordedConfig() {}

  static ImageConfig read(Map<String, Object> config) {
    List<Variable> environment = new ArrayList<>();
    for (String entry : Json.strings(config.get("Env"))) {
      int equals = entry.indexOf('=');
      environment.add(
          new Variable(entry.substring(0, equals), Expansion.literal(entry.substring(equals + 1))));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    if (config.get("Labels") != null) {
      Json.asObject(config.get("Labels")).forEach((k, v) -> labels.put(k, String.valueOf(v)));
    }
    return new ImageConfig(
        environment,
        list(config, "Entrypoint"),
        list(config, "Cmd"),
        text(config, "WorkingDir"),
        text(config, "User"),
        labels,
        keys(config, "ExposedPorts"),
        keys(config, "Volumes"),
        text(config, "StopSignal"),
        list(config, "Shell"),
        Optional.ofNullable(config.get("Healthcheck")).map(h -> healthcheck(Json.asObject(h))),
        Json.strings(config.get("OnBuild")),
        "",
        Set.of());
  }

  private static Healthcheck healthcheck(Map<String, Object> check) {
    return new Healthcheck(
        Json.strings(check.get("Test")),
        number(check, "Interval"),
        number(check, "Timeout"),
        number(check, "StartPeriod"),
        number(check, "StartInterval"),
        (int) number(check, "Retries"));
  }

  private static long number(Map<String, Object> object, String name) {
    return object.get(name) instanceof Long value ? value : 0;
  }

  private static String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String value ? value : "";
  }

  private static Optional<List<String>> list(Map<String, Object> object, String name) {
    return Optional.ofNullable(object.get(name)).map(Json::strings).filter(l -> !l.isEmpty());
  }

  private static List<String> keys(Map<String, Object> object, String name) {
    return object.get(name) == null
        ? List.of()
        : List.copyOf(Json.asObject(object.get(name)).keySet());
  }
}
