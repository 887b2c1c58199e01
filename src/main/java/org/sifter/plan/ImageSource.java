package org.sifter.plan;

/**
 * Where an engine gets an image from.
 *
 * @param transport what kind of place that is
 * @param name the image in it, as engines write it behind {@code From:}
 */
public record ImageSource(Transport transport, String name) {

  /** The kinds of places. */
  public enum Transport {
    /** A registry. */
    REGISTRY,
    /** A directory in OCI image layout. */
    LAYOUT,
    /** A tar file of an OCI image layout. */
    LAYOUT_ARCHIVE,
    /** A tar file as {@code docker save} writes it. */
    DOCKER_ARCHIVE
  }

  /** The registry that a reference names. */
  public static ImageSource registry(ImageReference reference) {
    return new ImageSource(Transport.REGISTRY, reference.written());
  }

  /**
   * The registry that a reference names, and there one image, whatever becomes of the tag.
   *
   * @param digest the digest of the image's manifest or index
   */
  public static ImageSource pinned(ImageReference reference, String digest) {
    return reference.digest().isPresent()
        ? registry(reference)
        : new ImageSource(Transport.REGISTRY, reference.written() + "@" + digest);
  }
}
