package org.sifter.oci;

import org.sifter.plan.Platform;

/** An image that is kept on this machine. */
public interface StoredImage {

  /**
   * Its config for a platform, as the bytes that its digest stands for.
   *
   * @throws ImageLookupException when it is not to be had
   */
  byte[] config(Platform platform) throws ImageLookupException;
}
