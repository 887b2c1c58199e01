package org.sifter.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ExtractionTest {
  private static final List<String> COPY = List.of("/bin/sh", "-c", "cat > copy");

  @TempDir private Path directory;
  private Path archive;

  @BeforeEach
  void makeAnArchive() throws IOException, InterruptedException {
    byte[] content = new byte[3_000_000];
    new Random(7).nextBytes(content);
    Path unused = write("file", content);
    run("tar --owner=0 --group=0 -cf archive.tar file && gzip -k archive.tar");
    archive = directory.resolve("archive.tar.gz");
  }

  private void run(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
  }

  private boolean isDone(List<String> command) throws IOException, InterruptedException {
    try (Extraction extraction = start(command)) {
      return extraction.isDone();
    }
  }

  private Extraction start(List<String> command) throws IOException {
    return Extraction.start(archive, command, Map.of("PATH", System.getenv("PATH")), directory);
  }

  @Test
  void theProgramGetsAllOfIt() throws Exception {
    assertTrue(isDone(COPY));
    assertEquals(-1, Files.mismatch(directory.resolve("copy"), directory.resolve("archive.tar")));
  }

  @Test
  void anArchiveThatIsCutOffIsNotDone() throws Exception {
    byte[] whole = Files.readAllBytes(archive);
    write(archive.getFileName().toString(), Arrays.copyOf(whole, whole.length / 2));
    assertFalse(isDone(COPY));
  }

  @Test
  void norIsOneOfWhichAByteIsAnother() throws Exception {
    byte[] whole = Files.readAllBytes(archive);
    whole[whole.length / 2] ^= 1;
    write(archive.getFileName().toString(), whole);
    assertFalse(isDone(COPY));
  }

  @Test
  void norIsOneOfWhichTheProgramReadsNoMore() throws Exception {
    assertFalse(isDone(List.of("/bin/sh", "-c", "head -c 10 > copy")));
  }

  @Test
  void norIsOneThatTheProgramRefuses() throws Exception {
    assertFalse(isDone(List.of("/bin/sh", "-c", "cat > copy; exit 1")));
  }

  @Test
  void whenItIsClosedTheProgramHasEnded() throws Exception {
    String slow = "while head -c 1000 | grep -q .; do sleep 0.1; done; echo > ended";
    try (Extraction extraction = start(List.of("/bin/sh", "-c", slow))) {
      assertFalse(Files.exists(directory.resolve("ended")), extraction::toString);
    }
    assertTrue(Files.exists(directory.resolve("ended")));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }
}
