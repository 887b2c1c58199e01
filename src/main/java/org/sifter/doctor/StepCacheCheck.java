package org.sifter.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * Whether builds keep what their steps have made, and how.
 *
 * @param trial finds how; where they cannot, why
 */
public record StepCacheCheck(Supplier<Way> trial) implements Check {

  /** What is found. */
  public sealed interface Way {}

  /** Layers hold what steps change. */
  public record Overlay() implements Way {}

  /** Each layer is a copy of the one below. */
  public record Copies() implements Way {}

  /**
   * Nothing is kept.
   *
   * @param reason why, as a clause
   */
  public record Nothing(String reason) implements Way {}

  @Override
  public String subject() {
    return "step cache";
  }

  @Override
  public List<Finding> findings() {
    Way way = trial.get();
    if (way instanceof Nothing nothing) {
      return List.of(
          Finding.warning(
              "no step is kept for the next build, as " + nothing.reason(),
              "Every build starts from nothing. Look at the lines above, or keep the cache on a local"
                  + " disk: --cache-dir."));
    }
    return List.of(
        way instanceof Overlay
            ? Finding.ok("steps are kept as layers of an overlay file system")
            : Finding.warning(
                "steps are kept as copies of the whole image, as no overlay file system can be"
                    + " mounted here",
                "It works, and is slower. Linux 5.11 and a cache on a local disk (--cache-dir) allow"
                    + " overlays."));
  }
}
