package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.oci.Digest;

final class FetchedLayersTest {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0};

  private final Path layout = Jimfs.newFileSystem(Configuration.unix()).getPath("/cache/blob");
  private final FetchedLayers fetched = new FetchedLayers(layout);

  private Path blob(byte[] content) throws IOException {
    Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    return Files.write(blobs.resolve(Digest.of(content).hex()), content);
  }

  @Test
  void findsAnArchiveByItsDigest() throws IOException {
    assertEquals(Optional.of(blob(GZIP)), fetched.archive(Digest.of(GZIP)));
  }

  @Test
  void findsNoneThatHasNotBeenFetched() {
    assertEquals(Optional.empty(), fetched.archive(Digest.of(GZIP)));
  }

  @Test
  void findsNoneWithoutAChecksum() throws IOException {
    byte[] tar = "an archive that is not compressed".getBytes(StandardCharsets.US_ASCII);
    Path unused = blob(tar);
    assertEquals(Optional.empty(), fetched.archive(Digest.of(tar)));
    unused = blob(new byte[0]);
    assertEquals(Optional.empty(), fetched.archive(Digest.of(new byte[0])));
  }
}
