package org.sifter.build;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.source.Span;

/**
 * A step of a build.
 *
 * @param planned what is told of it
 * @param place where it stands; empty when it stands in no file
 * @param isBase whether it is the first of a stage, which gets what the stage starts from
 * @param image the image that it fetches, when it fetches one
 */
public record RecipeStep(
    PlannedStep planned, Optional<Span> place, boolean isBase, Optional<String> image) {

  private static final Pattern NO_NETWORK =
      Pattern.compile(
          "(?i)(?:ONBUILD\\s+)?RUN(?:\\s+--(?!network=none(?:\\s|$))\\S+)*+\\s+--network=none(?:\\s.*)?",
          Pattern.DOTALL);

  /** Whether it is cut off the network, as its instruction says. */
  public boolean isCutOff() {
    return NO_NETWORK.matcher(planned.title()).matches();
  }

  /** Its number among all steps of the build, from 1. */
  public int number() {
    return planned.number();
  }
}
