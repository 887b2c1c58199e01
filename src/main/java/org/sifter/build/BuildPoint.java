package org.sifter.build;

import org.sifter.source.Span;

/** How far a build has come. */
public sealed interface BuildPoint {

  /**
   * It runs a step.
   *
   * @param number the number of the step, as in {@link org.sifter.progress.BuildEvent.PlannedStep}
   */
  record AtStep(int number) implements BuildPoint {}

  /**
   * It fetches an image.
   *
   * @param image what the Dockerfile or definition file calls it
   * @param place the instruction that names it
   */
  record AtImage(String image, Span place) implements BuildPoint {}

  /** It writes the image file. */
  record AtAssembly() implements BuildPoint {}

  /** The engine has not begun. */
  record BeforeSteps() implements BuildPoint {}
}
