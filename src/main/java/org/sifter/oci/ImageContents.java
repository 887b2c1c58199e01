package org.sifter.oci;

import java.util.List;

/**
 * What an image is made of.
 *
 * @param config its config, which is JSON
 * @param layers the digests of the archives of its files, the lowest first
 */
public record ImageContents(String config, List<Digest> layers) {
  public ImageContents {
    layers = List.copyOf(layers);
  }
}
