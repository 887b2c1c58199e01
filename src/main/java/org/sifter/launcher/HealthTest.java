package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.Healthcheck;
import org.sifter.plan.ImageConfig;

/**
 * The test of HEALTHCHECK. Times are in seconds.
 *
 * @param words a program of the image and its arguments
 * @param timeout how long it may take
 * @param interval how long after a test the next one comes
 * @param startPeriod how long after the start failures do not count
 * @param startInterval how long after a test the next one comes meanwhile
 * @param retries how many failures, one after the other, mean that the service is ill
 */
record HealthTest(
    List<String> words,
    long timeout,
    long interval,
    long startPeriod,
    long startInterval,
    int retries) {
  private static final String IN_SHELL = "CMD-SHELL";
  private static final long NANOSECONDS = 1_000_000_000L;
  private static final long MINUTE = 60;
  private static final long DAY = 24 * 60 * 60;

  // What holds where HEALTHCHECK says nothing: Dockerfile reference, HEALTHCHECK.
  private static final long DEFAULT_TIMEOUT = 30;
  private static final long DEFAULT_INTERVAL = 30;
  private static final long DEFAULT_START_PERIOD = 0;
  private static final long DEFAULT_START_INTERVAL = 5;
  private static final int DEFAULT_RETRIES = 3;

  HealthTest {
    words = List.copyOf(words);
  }

  /** The test of an image that has one. */
  static Optional<HealthTest> of(ImageConfig config) {
    return config
        .healthcheck()
        .filter(Healthcheck::hasCommand)
        .map(check -> of(check, words(check, config)));
  }

  private static HealthTest of(Healthcheck check, List<String> words) {
    return new HealthTest(
        words,
        seconds(check.timeout(), DEFAULT_TIMEOUT),
        seconds(check.interval(), DEFAULT_INTERVAL),
        seconds(check.startPeriod(), DEFAULT_START_PERIOD),
        seconds(check.startInterval(), DEFAULT_START_INTERVAL),
        check.retries() == 0 ? DEFAULT_RETRIES : check.retries());
  }

  /**
   * How long to wait for a service that is started: until Docker would call it ill, but at least a
   * minute and at most a day.
   */
  long patience() {
    long untilIll = startPeriod + Math.min(DAY, retries) * Math.min(DAY, interval);
    return Math.max(MINUTE, Math.min(DAY, untilIll));
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
  private static long seconds(long nanoseconds, long otherwise) {
    return nanoseconds == 0 ? otherwise : (nanoseconds + NANOSECONDS - 1) / NANOSECONDS;
  }
}
