package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArchiveFormatTest {
  private static final byte[] TAR = new TarWriter().add("f", 0644).tar();

  private static Optional<ArchiveFormat> detect(byte[] content) throws IOException {
    Path file = ContextTester.of("f").root().resolve("f");
    Files.write(file, content);
    return ArchiveFormat.detect(file);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void aTarFileIsAnArchive() throws Exception {
    assertEquals(Optional.of(ArchiveFormat.TAR), detect(TAR));
    assertEquals(Optional.of(ArchiveFormat.GZIP), detect(TarWriter.gzip(TAR)));
  }

  @Test
  void aTarFileWithoutMembersIsNot() throws Exception {
    assertEquals(Optional.empty(), detect(new TarWriter().tar()));
    assertEquals(Optional.empty(), detect(new TarWriter().gzip()));
  }

  @Test
  void otherFilesAreNot() throws Exception {
    assertEquals(Optional.empty(), detect(bytes()));
    assertEquals(Optional.empty(), detect("x".repeat(2000).getBytes(StandardCharsets.UTF_8)));
    assertEquals(Optional.empty(), detect(Arrays.copyOf(TAR, 511)));
  }

  @Test
  void compressedTextIsNot() throws Exception {
    byte[] text = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), detect(TarWriter.gzip(text)));
  }

  @Test
  void damagedGzipIsNot() throws Exception {
    assertEquals(Optional.empty(), detect(bytes(0x1f, 0x8b, 8)));
    assertEquals(Optional.empty(), detect(Arrays.copyOf(TarWriter.gzip(TAR), 20)));
    assertEquals(Optional.empty(), detect(bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)));
  }

  @Test
  void ofOtherCompressionsTheMagicNumberIsEnough() throws Exception {
    assertEquals(Optional.of(ArchiveFormat.BZIP2), detect(bytes('B', 'Z', 'h', '9')));
    assertEquals(Optional.of(ArchiveFormat.XZ), detect(bytes(0xfd, '7', 'z', 'X', 'Z', 0)));
    assertEquals(Optional.of(ArchiveFormat.ZSTD), detect(bytes(0x28, 0xb5, 0x2f, 0xfd)));
    assertEquals(
        Optional.of(ArchiveFormat.ZSTD), detect(bytes(0x53, 0x2a, 0x4d, 0x18, 0, 0, 0, 0)));
    assertEquals(Optional.empty(), detect(bytes(0x53, 0x2a, 0x4d, 0x18)));
  }
}
