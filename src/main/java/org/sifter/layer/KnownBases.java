package org.sifter.layer;

import java.util.Optional;
import org.sifter.definition.Header;
import org.sifter.oci.ImageContents;

/** What is known of the images that definition stages start from, without fetching them. */
public interface KnownBases {
  /**
   * What an image is, so that it changes when the image does: the digest of its manifest or index,
   * or of the file that holds it.
   *
   * @param header the header of the definition stage that starts from it
   * @return empty when that is not known
   */
  Optional<String> identity(Header header);

  /**
   * What an image of a registry is made of.
   *
   * @param header the header of the definition stage that starts from it
   * @return empty when that is not known
   */
  Optional<ImageContents> contents(Header header);
}
