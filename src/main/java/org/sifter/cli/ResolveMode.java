package org.sifter.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether base images are looked up in their registries. */
enum ResolveMode {
  /** They are, and the conversion goes on without what cannot be had. */
  AUTO(Duration.ofSeconds(2), Duration.ofSeconds(6)),
  /** They are, and the conversion ends where something cannot be had. */
  ALWAYS(Duration.ofSeconds(10), Duration.ofSeconds(60)),
  /** They are not. */
  NEVER(Duration.ZERO, Duration.ZERO);

  private final Duration connecting;
  private final Duration overall;

  ResolveMode(Duration connecting, Duration overall) {
    this.connecting = connecting;
    this.overall = overall;
  }

  /** How long a connection may take. */
  Duration connecting() {
    return connecting;
  }

  /** How long all lookups for a Dockerfile may take. */
  Duration overall() {
    return overall;
  }

  /**
   * What {@code --resolve} says.
   *
   * @param unsaid what counts when it is not given
   */
  static ResolveMode of(Arguments arguments, ResolveMode unsaid) throws UsageException {
    Optional<String> value = arguments.value(OptionNames.RESOLVE);
    if (value.isEmpty() && !arguments.has(OptionNames.LOCK)) {
      return unsaid;
    }
    ResolveMode mode = Choices.parse(OptionNames.RESOLVE, value.orElse("auto"), List.of(values()));
    if (!arguments.has(OptionNames.LOCK)) {
      return mode;
    }
    if (mode == NEVER) {
      throw new UsageException("--lock looks images up, which --resolve=never forbids");
    }
    return ALWAYS;
  }
}
