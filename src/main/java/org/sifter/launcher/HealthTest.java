package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/**
 * The test of HEALTHCHECK.
 *
 * @param words a program of the image and its arguments
 * @param timeout how many seconds it may take
 */
record HealthTest(List<String> words, long timeout) {
  private static final String NONE = "NONE";
  private static final String IN_SHELL = "CMD-SHELL";
  private static final long NANOSECONDS = 1_000_000_000L;

  /** Docker's, where HEALTHCHECK says nothing. */
  private static final long DEFAULT_TIMEOUT = 30;

  HealthTest {
    words = List.copyOf(words);
  }

  /** The test of an image that has one. */
  static Optional<HealthTest> of(ImageConfig config) {
    return config
        .healthcheck()
        .filter(check -> check.test().size() > 1 && !check.test().get(0).equals(NONE))
        .map(check -> new HealthTest(words(check, config), seconds(check.timeout())));
  }

  private static List<String> words(Healthcheck check, ImageConfig config) {
    List<String> words = check.test().subList(1, check.test().size());
    if (!check.test().get(0).equals(IN_SHELL)) {
      return words;
    }
    List<String> inShell = new ArrayList<>(config.shell().orElse(ImageConfig.DEFAULT_SHELL));
    inShell.addAll(words);
    return inShell;
  }

  /** Rounded up, so that no time becomes none. */
  private static long seconds(long nanoseconds) {
    return nanoseconds == 0 ? DEFAULT_TIMEOUT : (nanoseconds + NANOSECONDS - 1) / NANOSECONDS;
  }
}
