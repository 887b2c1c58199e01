package org.sifter.translate;

/** Where the steps of a stage run. */
enum Scene {
  /**
   * On the host, in {@code %setup}: for images that have no shell, as {@code %post} needs one. The
   * image lies in a directory there.
   */
  HOST,
  /** In the image, in {@code %post}. */
  IMAGE
}
