package org.sifter.plan;

import java.util.Optional;

/** What a stage starts from. */
public sealed interface Base {

  /**
   * An image.
   *
   * @param reference its reference
   * @param facts what is known of it
   * @param source where the build gets it from
   */
  record Image(ImageReference reference, ImageFacts facts, ImageSource source) implements Base {

    /** Its config, where that is known. */
    public Optional<ImageConfig> config() {
      return facts.config();
    }
  }

  /**
   * An earlier stage.
   *
   * @param index its index in the file
   */
  record EarlierStage(int index) implements Base {}

  /** Nothing: {@code FROM scratch}. */
  record Scratch() implements Base {}
}
