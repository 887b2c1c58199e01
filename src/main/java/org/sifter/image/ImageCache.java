package org.sifter.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageStore;
import org.sifter.plan.ImageReference;

/**
 * What registries have said, kept in a folder: manifests and configs by their digests for good, and
 * for a while what a tag stands for. Several processes may use the folder at once. A folder that
 * cannot be read or written, or holds something else, only makes a lookup take longer.
 */
public final class ImageCache {
  private static final Duration TAGS_HOLD = Duration.ofHours(1);

  private final Optional<Path> folder;
  private final InstantSource clock;

  /**
   * A cache in a folder.
   *
   * @param folder the folder, which need not exist; nothing is kept when there is none
   * @param clock tells how old an answer is
   */
  public ImageCache(Optional<Path> folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The content with the given digest, if it is here whole. */
  Optional<byte[]> content(Digest digest) {
    return folder
        .map(path -> contentFile(path, digest))
        .flatMap(ImageCache::read)
        .filter(digest::matches);
  }

  /** Keeps content. */
  void keep(Digest digest, byte[] content) {
    folder.ifPresent(path -> write(contentFile(path, digest), content));
  }

  /** What a reference without a digest stood for less than an hour ago. */
  Optional<Digest> tag(ImageReference image) {
    return folder
        .map(path -> tagFile(path, image))
        .filter(this::isRecent)
        .flatMap(ImageCache::read)
        .flatMap(content -> Digest.parse(new String(content, StandardCharsets.UTF_8).strip()));
  }

  /** Keeps what a reference stands for. */
  void keepTag(ImageReference image, Digest digest) {
    byte[] content = (digest + "\n").getBytes(StandardCharsets.UTF_8);
    folder.ifPresent(path -> write(tagFile(path, image), content));
  }

  private static Path contentFile(Path folder, Digest digest) {
    return folder.resolve("blobs").resolve(digest.algorithm()).resolve(digest.hex());
  }

  /** By a digest of the name too, as names may be long and hold what file names cannot. */
  private static Path tagFile(Path folder, ImageReference image) {
    byte[] name = image.identity().getBytes(StandardCharsets.UTF_8);
    return folder.resolve("tags").resolve(Digest.of(name).hex());
  }

  private boolean isRecent(Path file) {
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      Instant now = clock.instant();
      return !written.isAfter(now) && written.plus(TAGS_HOLD).isAfter(now);
    } catch (IOException e) {
      return false; // there is none
    }
  }

  private static Optional<byte[]> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(ImageStore.MAX_CONFIG));
    } catch (IOException e) {
      return Optional.empty(); // there is none, or none that can be read
    }
  }

  /** Under another name first, so that nobody sees half of it. */
  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "draft", null);
      try {
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      return; // it will have to be asked for again
    }
  }
}
