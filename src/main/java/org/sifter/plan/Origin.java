package org.sifter.plan;

/** Where the files of a COPY or a mount come from. */
public sealed interface Origin {

  /** The build context. */
  record Context() implements Origin {}

  /**
   * Another stage of the file.
   *
   * @param index its index in the file
   */
  record OtherStage(int index) implements Origin {}

  /**
   * An image that is no stage.
   *
   * @param reference its reference
   * @param source where the build gets it from
   */
  record OtherImage(ImageReference reference, ImageSource source) implements Origin {}

  /** Nothing: {@code --from=scratch}. */
  record Nothing() implements Origin {}
}
