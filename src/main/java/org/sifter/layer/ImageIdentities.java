package org.sifter.layer;

import java.util.Optional;
import org.sifter.definition.Header;

/** Tells images apart that are called alike. */
@FunctionalInterface
public interface ImageIdentities {
  /**
   * What an image is, so that it changes when the image does: the digest of its manifest or index,
   * or of the file that holds it.
   *
   * @param header the header of the definition stage that starts from it
   * @return empty when that is not known
   */
  Optional<String> of(Header header);
}
