package org.sifter.plan;

import java.util.List;

/**
 * How a running container is tested. Durations are in nanoseconds; 0 means Docker's default.
 *
 * @param test {@code CMD} or {@code CMD-SHELL} and the command, or {@code NONE}; empty in configs
 *     of images that only change the times of a test that they do not have
 */
public record Healthcheck(
    List<String> test,
    long interval,
    long timeout,
    long startPeriod,
    long startInterval,
    int retries) {
  private static final String NONE = "NONE";

  public Healthcheck {
    test = List.copyOf(test);
  }

  /** Whether there is a command that tests something. */
  public boolean hasCommand() {
    return test.size() > 1 && !test.get(0).equals(NONE);
  }
}
