package org.sifter.oci;

import java.util.List;

/** What the digest or the tag of an image stands for. */
public sealed interface Manifest {

  /**
   * The manifest of an image for one platform.
   *
   * @param config its config
   * @param layers the archives of its files, the lowest first
   */
  record ImageManifest(Descriptor config, List<Descriptor> layers) implements Manifest {
    public ImageManifest {
      layers = List.copyOf(layers);
    }
  }

  /**
   * An index: the manifests of an image for several platforms, or of all images of a layout.
   *
   * @param manifests the manifests in their order
   */
  record ImageIndex(List<Descriptor> manifests) implements Manifest {
    public ImageIndex {
      manifests = List.copyOf(manifests);
    }
  }
}
