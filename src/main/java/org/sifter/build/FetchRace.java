package org.sifter.build;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What comes of two engines that fetch images at the same time: they write and read the index of
 * one cache ({@code CACHEDIR/blob/index.json}) without a lock, and the one that reads half of it,
 * or misses what the other has written over, ends (Apptainer 1.4.5; apptainer/singularity issue
 * 4555). It is over once the other has written.
 */
public final class FetchRace {
  /** How often it is worth to fetch. */
  private static final int TRIES = 5;

  /** What the engine says that has lost it. */
  static final String LOST =
      "conveyor failed to get: (?:unexpected end of JSON input|invalid character .* after top-level"
          + " value|no descriptor found for reference)";

  private static final Pattern LINE = Pattern.compile(LOST);
  private static final int PAUSE_MILLISECONDS = 200;

  /** A build by the engine that fetches an image. */
  @FunctionalInterface
  public interface Fetch {
    /**
     * Runs it.
     *
     * @return the exit status of the engine
     */
    int run() throws IOException, InterruptedException;
  }

  private FetchRace() {}

  /**
   * Has an image fetched, and again as long as the engine has lost the race.
   *
   * @param isLost whether the fetch that has failed last has lost it
   * @return the exit status of the last fetch
   */
  public static int run(Fetch fetch, BooleanSupplier isLost)
      throws IOException, InterruptedException {
    int status = fetch.run();
    for (int i = 1; i < TRIES && status != 0 && isLost.getAsBoolean(); i++) {
      Thread.sleep(PAUSE_MILLISECONDS); // The other has probably written by then.
      status = fetch.run();
    }
    return status;
  }

  /**
   * Whether the engine has lost it.
   *
   * @param lines what it has printed last
   */
  public static boolean isLost(List<String> lines) {
    return lines.stream().anyMatch(line -> LINE.matcher(line).find());
  }
}
