package org.sifter.oci;

/**
 * A place that holds images: a registry, a layout, an archive. Its answers are not verified yet.
 */
public interface ImageStore {
  /** The most that a manifest or an index may have, in bytes. */
  int MAX_MANIFEST = 4 << 20;

  /** The most that a config may have, in bytes. */
  int MAX_CONFIG = 8 << 20;

  /**
   * The bytes of a manifest or an index.
   *
   * @throws ImageLookupException when they are not to be had, or more than {@link #MAX_MANIFEST}
   */
  byte[] manifest(Digest digest) throws ImageLookupException;

  /**
   * The bytes of a config.
   *
   * @throws ImageLookupException when they are not to be had, or more than {@link #MAX_CONFIG}
   */
  byte[] config(Digest digest) throws ImageLookupException;

  /** What messages call the place. */
  String title();
}
