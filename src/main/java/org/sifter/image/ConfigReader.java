package org.sifter.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/**
 * Reads an image config as the OCI image specification and {@code docker inspect} have it. Names of
 * members may be in any case, as for Docker itself.
 */
final class ConfigReader {
  private final JsonReader json;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Set<String> ports = new TreeSet<>();
  private final Set<String> volumes = new TreeSet<>();
  private Optional<List<String>> entrypoint = Optional.empty();
  private Optional<List<String>> command = Optional.empty();
  private Optional<List<String>> shell = Optional.empty();
  private Optional<Healthcheck> healthcheck = Optional.empty();
  private List<String> triggers = List.of();
  private String workingDirectory = "";
  private String user = "";
  private String stopSignal = "";

  private ConfigReader(JsonReader json) {
    this.json = json;
  }

  /** Reads the config that is the current value of {@code json}. */
  static ImageConfig read(JsonReader json) throws IOException, MalformedJsonException {
    ConfigReader reader = new ConfigReader(json);
    json.object("config", reader::member);
    return reader.config();
  }

  /** The config of an image that sets nothing. */
  static ImageConfig nothing(JsonReader json) {
    return new ConfigReader(json).config();
  }

  private void member(String name) throws IOException, MalformedJsonException {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "env" -> json.strings(name).forEach(this::variable);
      case "cmd" -> command = unlessEmpty(json.strings(name));
      case "entrypoint" -> entrypoint = unlessEmpty(json.strings(name));
      case "shell" -> shell = unlessEmpty(json.strings(name));
      case "onbuild" -> triggers = json.strings(name);
      case "workingdir" -> workingDirectory = json.string(name);
      case "user" -> user = json.string(name);
      case "stopsignal" -> stopSignal = json.string(name);
      case "labels" -> json.object(name, key -> labels.put(key, json.string("label " + key)));
      case "exposedports" -> ports.addAll(json.names(name));
      case "volumes" -> volumes.addAll(json.names(name));
      case "healthcheck" -> healthcheck = Optional.of(new HealthcheckReader(json).read());
      default -> json.skip();
    }
  }

  /** Of a variable that is set twice, the last value counts. */
  private void variable(String entry) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? entry : entry.substring(0, equals);
    environment.put(name, equals < 0 ? "" : entry.substring(equals + 1));
  }

  private static Optional<List<String>> unlessEmpty(List<String> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(list));
  }

  private ImageConfig config() {
    List<Variable> variables = new ArrayList<>();
    environment.forEach(
        (name, value) -> variables.add(new Variable(name, Expansion.literal(value))));
    return new ImageConfig(
        variables,
        entrypoint,
        command,
        workingDirectory,
        user,
        labels,
        List.copyOf(ports),
        List.copyOf(volumes),
        stopSignal,
        shell,
        healthcheck,
        triggers,
        /* author= */ "",
        /* unknown= */ Set.of());
  }
}
