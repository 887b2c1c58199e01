package org.sifter.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.sifter.oci.Digest;

/**
 * The layers of images that the engine has fetched.
 *
 * @param layout the image layout in which it keeps them
 */
public record FetchedLayers(Path layout) {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /**
   * The archive of a layer, if it is there and compressed with gzip, whose checksum tells whether
   * it is whole.
   */
  Optional<Path> archive(Digest digest) {
    Path file = layout.resolve("blobs").resolve(digest.algorithm()).resolve(digest.hex());
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // It has not been fetched.
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(GZIP.length), GZIP) ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // It is not for this user.
    }
  }
}
