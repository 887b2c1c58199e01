package org.sifter.image;

import org.sifter.oci.ImageLookupException;
import org.sifter.plan.WantedImage;

/** Looks images up. */
public interface ImageLookup {

  /**
   * Finds an image.
   *
   * @throws ImageLookupException when it is not to be had
   */
  FoundImage find(WantedImage image) throws ImageLookupException;
}
