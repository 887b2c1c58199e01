package org.sifter.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sifter.oci.Descriptor;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageContents;
import org.sifter.oci.ImageFinder;
import org.sifter.oci.ImageLookupException;
import org.sifter.oci.Manifest;
import org.sifter.plan.ImageReference;
import org.sifter.plan.WantedImage;
import org.sifter.registry.Registries;
import org.sifter.registry.Repository;

/** Looks images up in their registries. */
public final class RegistryLookup implements ImageLookup {
  private final Registries registries;
  private final ImageCache cache;
  private final Tags tags;

  /** Whether a tag counts as what it was. */
  public enum Tags {
    /** For a while it does. */
    CACHED,
    /** The registry is asked. */
    ASKED
  }

  /** A lookup in {@code registries} that keeps the answers in {@code cache}. */
  public RegistryLookup(Registries registries, ImageCache cache, Tags tags) {
    this.registries = registries;
    this.cache = cache;
    this.tags = tags;
  }

  @Override
  public FoundImage find(WantedImage image) throws ImageLookupException {
    Repository repository = registries.repository(image.reference());
    Digest digest = digest(image.reference(), repository);
    ImageFinder finder = new ImageFinder(new CachedStore(repository, cache), image.platform());
    Manifest.ImageManifest manifest = finder.manifest(digest);
    byte[] config = finder.config(manifest);
    ImageContents contents =
        new ImageContents(
            new String(config, StandardCharsets.UTF_8),
            manifest.layers().stream().map(Descriptor::digest).toList());
    return new FoundImage(
        digest, ConfigBlob.parse(config, repository.title()), Optional.of(contents));
  }

  private Digest digest(ImageReference image, Repository repository) throws ImageLookupException {
    Optional<Digest> known = image.digest().flatMap(Digest::parse);
    if (known.isEmpty() && tags == Tags.CACHED) {
      known = cache.tag(image);
    }
    if (known.isPresent()) {
      return known.get();
    }
    Digest digest = repository.resolve(image.tag().orElse(ImageReference.DEFAULT_TAG));
    cache.keepTag(image, digest);
    return digest;
  }
}
