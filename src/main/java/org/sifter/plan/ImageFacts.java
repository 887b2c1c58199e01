package org.sifter.plan;

import java.util.Optional;

/** What is known of an image. */
public sealed interface ImageFacts {

  /** Of an image that nobody has looked up. */
  Unknown NOT_ASKED = new Unknown("its registry was not asked");

  /** The config of the image, where it is known. */
  Optional<ImageConfig> config();

  /**
   * An image whose config is known.
   *
   * @param image its config
   */
  record Known(ImageConfig image) implements ImageFacts {
    @Override
    public Optional<ImageConfig> config() {
      return Optional.of(image);
    }
  }

  /**
   * An image of which nothing is known.
   *
   * @param reason why, as a clause for messages: {@code ghcr.io cannot be reached}
   */
  record Unknown(String reason) implements ImageFacts {
    @Override
    public Optional<ImageConfig> config() {
      return Optional.empty();
    }
  }
}
