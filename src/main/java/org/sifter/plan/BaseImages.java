package org.sifter.plan;

import java.util.Optional;

/** What is known of the images that stages start from. */
public interface BaseImages {

  /** The config of an image; empty when nothing is known of it. */
  Optional<ImageConfig> config(ImageReference image);
}
