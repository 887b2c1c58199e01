package org.sifter.build;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What comes of two engines that fetch images at the same time: they write and read the index of
 * one cache ({@code CACHEDIR/blob/index.json}) without a lock, and the one that reads half of it,
 * or misses what the other has written over, ends (Apptainer 1.4.5; apptainer/singularity issue
 * 4555). It is over once the other has written.
 */
public final class FetchRace {
  /** How often it is worth to fetch. */
  public static final int TRIES = 5;

  /** What the engine says that has lost it. */
  static final String LOST =
      "conveyor failed to get: (?:unexpected end of JSON input|invalid character .* after top-level"
          + " value|no descriptor found for reference)";

  private static final Pattern LINE = Pattern.compile(LOST);
  private static final int PAUSE_MILLISECONDS = 200;

  private FetchRace() {}

  /**
   * Whether the engine has lost it.
   *
   * @param lines what it has printed last
   */
  public static boolean isLost(List<String> lines) {
    return lines.stream().anyMatch(line -> LINE.matcher(line).find());
  }

  /** Waits until the other has probably written. */
  public static void pause() throws InterruptedException {
    Thread.sleep(PAUSE_MILLISECONDS);
  }
}
