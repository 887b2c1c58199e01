package org.sifter.oci;

import java.util.Optional;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.Platform;
import org.sifter.source.SourceFile;

/** Goes from the digest of a manifest or an index to the config of the image for a platform. */
public final class ImageFinder {
  /** An index may list indexes; nobody nests them deeper. */
  private static final int MAX_DEPTH = 4;

  private final ImageStore store;
  private final Platform platform;

  /** Looks in {@code store} for images for {@code platform}. */
  public ImageFinder(ImageStore store, Platform platform) {
    this.store = store;
    this.platform = platform;
  }

  /**
   * The config of an image, as the bytes that its digest stands for.
   *
   * @throws ImageLookupException when the image is not to be had, or not what its digest says
   */
  public byte[] config(Digest digest) throws ImageLookupException {
    return config(manifest(digest));
  }

  /** The config that a manifest names, as above. */
  public byte[] config(Manifest.ImageManifest manifest) throws ImageLookupException {
    Digest config = manifest.config().digest();
    return verified(config, store.config(config));
  }

  /**
   * The manifest of an image for the platform.
   *
   * @throws ImageLookupException when the image is not to be had, or not what its digest says
   */
  public Manifest.ImageManifest manifest(Digest digest) throws ImageLookupException {
    return manifest(digest, MAX_DEPTH);
  }

  private Manifest.ImageManifest manifest(Digest digest, int depth) throws ImageLookupException {
    Manifest manifest = parse(verified(digest, store.manifest(digest)), digest);
    if (manifest instanceof Manifest.ImageManifest image) {
      return image;
    }
    if (depth == 0) {
      throw ImageLookupException.of(store.title(), "has an index that is nested too deeply");
    }
    return manifest(choice((Manifest.ImageIndex) manifest).digest(), depth - 1);
  }

  private Descriptor choice(Manifest.ImageIndex index) throws ImageLookupException {
    Optional<Descriptor> choice = PlatformChoice.of(index.manifests(), platform);
    if (choice.isEmpty()) {
      String others = PlatformChoice.platforms(index.manifests());
      throw ImageLookupException.of(
          store.title(),
          "has no image for %s%s"
              .formatted(platform, others.isEmpty() ? "" : ", but for " + others));
    }
    return choice.get();
  }

  private byte[] verified(Digest digest, byte[] content) throws ImageLookupException {
    if (!digest.matches(content)) {
      throw ImageLookupException.of(store.title(), "has something else than " + digest);
    }
    return content;
  }

  private Manifest parse(byte[] content, Digest digest) throws ImageLookupException {
    Optional<SourceFile> source = SourceFile.decode(digest.toString(), content);
    try {
      if (source.isPresent()) {
        return ManifestReader.read(source.get());
      }
    } catch (MalformedJsonException e) {
      throw ImageLookupException.of(
          store.title(), "has an unusable manifest: " + e.getMessage(), e);
    }
    throw ImageLookupException.of(store.title(), "has a manifest that is not text");
  }
}
