package org.sifter.plan;

import java.util.List;

/**
 * How a running container is tested. Durations are in nanoseconds; 0 means Docker's default.
 *
 * @param test {@code CMD} or {@code CMD-SHELL} and the command, or {@code NONE}
 */
public record Healthcheck(
    List<String> test,
    long interval,
    long timeout,
    long startPeriod,
    long startInterval,
    int retries) {
  public Healthcheck {
    test = List.copyOf(test);
  }
}
