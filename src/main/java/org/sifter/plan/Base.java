package org.sifter.plan;

import java.util.Optional;

/** What a stage starts from. */
public sealed interface Base {

  /**
   * An image.
   *
   * @param reference its reference
   * @param config its config, where that is known
   */
  record Image(ImageReference reference, Optional<ImageConfig> config) implements Base {}

  /**
   * An earlier stage.
   *
   * @param index its index in the file
   */
  record EarlierStage(int index) implements Base {}

  /** Nothing: {@code FROM scratch}. */
  record Scratch() implements Base {}
}
