package org.sifter.image;

import java.util.Optional;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageLookupException;
import org.sifter.oci.ImageStore;

/** A store whose answers are kept in a cache. */
record CachedStore(ImageStore store, ImageCache cache) implements ImageStore {

  @Override
  public byte[] manifest(Digest digest) throws ImageLookupException {
    Optional<byte[]> known = cache.content(digest);
    return known.isPresent() ? known.get() : kept(digest, store.manifest(digest));
  }

  @Override
  public byte[] config(Digest digest) throws ImageLookupException {
    Optional<byte[]> known = cache.content(digest);
    return known.isPresent() ? known.get() : kept(digest, store.config(digest));
  }

  private byte[] kept(Digest digest, byte[] content) {
    if (digest.matches(content)) {
      cache.keep(digest, content);
    }
    return content;
  }

  @Override
  public String title() {
    return store.title();
  }
}
