package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On archives of a real tar, in the formats that have long names. */
final class TarFilesTest {
  private static final String LONG_NAME = "d/" + "n".repeat(120) + "/" + "m".repeat(90);

  @TempDir Path directory;

  private Path archive(String format) throws IOException, InterruptedException {
    Path content = Files.createDirectories(directory.resolve(format));
    Files.createDirectories(content.resolve(LONG_NAME).getParent());
    Files.writeString(content.resolve(LONG_NAME), "long");
    Files.writeString(content.resolve("small"), "x".repeat(513));
    Files.writeString(content.resolve("empty"), "");
    Files.createSymbolicLink(content.resolve("link"), Path.of("small"));
    Path archive = directory.resolve(format + ".tar");
    Process tar =
        new ProcessBuilder(
                "tar",
                "--format=" + format,
                "-cf",
                archive.toString(),
                "-C",
                content.toString(),
                ".")
            .inheritIO()
            .start();
    assertEquals(0, tar.waitFor());
    return archive;
  }

  private static String read(TarFiles files, String name) throws IOException {
    return new String(files.read(name, 1000), StandardCharsets.UTF_8);
  }

  @Test
  void findsFilesInEveryFormat() throws Exception {
    for (String format : new String[] {"gnu", "pax"}) {
      TarFiles files = TarFiles.open(archive(format));
      assertEquals("x".repeat(513), read(files, "small"));
      assertEquals("", read(files, "empty"));
      assertEquals("long", read(files, LONG_NAME));
      assertThrows(NoSuchFileException.class, () -> files.read("link", 1000));
      assertThrows(IOException.class, () -> files.read("small", 512));
    }
  }

  private static String refusal(byte[] content) throws IOException {
    Path file = Jimfs.newFileSystem(Configuration.unix()).getPath("file");
    Files.write(file, content);
    return String.valueOf(assertThrows(IOException.class, () -> TarFiles.open(file)).getMessage());
  }

  @Test
  void saysWhatIsNoArchive() throws Exception {
    assertEquals("it is no tar file", refusal(new byte[0]));
    assertEquals("it is no tar file", refusal("x".repeat(2000).getBytes(StandardCharsets.UTF_8)));
    byte[] gzip = new byte[600];
    gzip[0] = 0x1f;
    gzip[1] = (byte) 0x8b;
    assertTrue(refusal(gzip).contains("gunzip"));
  }

  @Test
  void saysWhenAnArchiveIsCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(archive("gnu"));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int header = text.indexOf("./small");
    assertEquals("the archive is cut off", refusal(Arrays.copyOf(whole, header + 600)));
  }
}
