package org.sifter.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;

/** The config that a stage starts with. */
final class BaseConfig {
  private static final Variable PATH =
      new Variable("PATH", Expansion.literal(ImageConfig.DEFAULT_PATH));

  private BaseConfig() {}

  /** The config of {@code scratch}: Docker's PATH and nothing else. */
  static ImageConfig scratch() {
    return empty(List.of(PATH), Set.of());
  }

  /** An image of which nothing is known, not even its variables. */
  static ImageConfig unknown() {
    return empty(List.of(), Set.of(ImageConfig.Property.values()));
  }

  /** An image of which nothing is known, taken to set Docker's PATH and nothing else. */
  static ImageConfig assumed() {
    Set<ImageConfig.Property> unknown = new HashSet<>(unknown().unknown());
    unknown.remove(ImageConfig.Property.ENVIRONMENT);
    return empty(List.of(PATH), unknown);
  }

  /** An image's config, with Docker's PATH and {@code /} where it sets none. */
  static ImageConfig complete(ImageConfig config) {
    List<Variable> environment = new ArrayList<>(config.environment());
    if (environment.stream().noneMatch(v -> v.name().equals("PATH"))) {
      environment.add(PATH);
    }
    return new ImageConfig(
        environment,
        config.entrypoint(),
        config.command(),
        config.workingDirectory().isEmpty() ? "/" : config.workingDirectory(),
        config.user(),
        config.labels(),
        config.exposedPorts(),
        config.volumes(),
        config.stopSignal(),
        config.shell(),
        config.healthcheck(),
        config.triggers(),
        config.author(),
        config.unknown());
  }

  private static ImageConfig empty(List<Variable> environment, Set<ImageConfig.Property> unknown) {
    return new ImageConfig(
        environment,
        Optional.empty(),
        Optional.empty(),
        "/",
        "",
        Map.of(),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "",
        unknown);
  }
}
