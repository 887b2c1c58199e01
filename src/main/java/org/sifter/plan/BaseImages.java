package org.sifter.plan;

import java.util.List;

/** What is known of the images that a build needs, and where it gets them from. */
public interface BaseImages {

  /** Of no image anything is known. */
  static BaseImages none() {
    return image -> ImageFacts.NOT_ASKED;
  }

  /** What is known of an image. This may take its time. */
  ImageFacts facts(WantedImage image);

  /** Where the build gets an image from. */
  default ImageSource source(WantedImage image) {
    return ImageSource.registry(image.reference());
  }

  /** Tells of images that {@link #facts} will be asked for, so that all are looked up at once. */
  default void announce(List<WantedImage> images) {}
}
