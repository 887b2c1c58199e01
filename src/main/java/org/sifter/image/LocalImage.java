package org.sifter.image;

import org.sifter.oci.ImageLookupException;
import org.sifter.oci.StoredImage;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageSource;
import org.sifter.plan.Platform;

/**
 * An image at a place on this machine.
 *
 * @param image the image
 * @param source where a build gets it from
 * @param title what messages call the place
 */
public record LocalImage(StoredImage image, ImageSource source, String title) {

  /**
   * Its config for a platform.
   *
   * @throws ImageLookupException when it is not to be had
   */
  public ImageConfig config(Platform platform) throws ImageLookupException {
    return ConfigBlob.parse(image.config(platform), title);
  }
}
