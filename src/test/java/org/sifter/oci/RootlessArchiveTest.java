package org.sifter.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The archives are made, and read again, by a real tar. */
final class RootlessArchiveTest {
  private static final String LONG = "d".repeat(120) + "/" + "f".repeat(130);

  @TempDir private Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.createDirectory(files.resolve("empty"));
    Files.writeString(files.resolve("one"), "1".repeat(1500));
    Files.createLink(files.resolve("other"), files.resolve("one"));
    Files.createSymbolicLink(files.resolve("symbolic"), Path.of("one"));
    Files.createDirectory(files.resolve("d".repeat(120)));
    Files.writeString(files.resolve(LONG), "long");
  }

  private String run(String script) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private byte[] archive(String options) throws Exception {
    String unused = run("tar " + options + " --sort=name -C files -cf archive.tar $(ls files)");
    return Files.readAllBytes(directory.resolve("archive.tar"));
  }

  private static byte[] copy(byte[] archive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(new RootlessArchive(new ByteArrayInputStream(archive), out, () -> true).copy());
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax"})
  void whatIsRootsStaysAsItIs(String format) throws Exception {
    byte[] archive = archive("--format=%s --owner=0 --group=0".formatted(format));
    Path unused = Files.write(directory.resolve("copy.tar"), copy(archive));
    assertEquals(run("tar --xattrs -tvvf archive.tar"), run("tar --xattrs -tvvf copy.tar"));
  }

  @Test
  void withoutRecordsItIsTheSameToTheByte() throws Exception {
    byte[] archive = archive("--format=gnu --owner=0 --group=0");
    assertArrayEquals(archive, copy(archive));
  }

  @ParameterizedTest
  @CsvSource({
    "gnu, 7, 8, 08071008",
    "pax, 7, 8, 08071008",
    "gnu, 0, 42, 08ffffffff0f102a",
    "pax, 42, 0, 082a10ffffffff0f",
    "gnu, 1000, 3000000, 08e80710c08db701",
    "pax, 3000000, 100, 08c08db7011064",
  })
  void ownersBecomeAttributes(String format, long uid, long gid, String attribute)
      throws Exception {
    String options = "--format=%s --numeric-owner --owner=:%d --group=:%d";
    byte[] copy = copy(archive(options.formatted(format, uid, gid)));
    Path unused = Files.write(directory.resolve("copy.tar"), copy);
    assertEquals(
        run("tar --numeric-owner -tvf archive.tar"), run("tar --numeric-owner -tvf copy.tar"));
    long marked =
        run("tar --xattrs -tvvf copy.tar")
            .lines()
            .filter(line -> line.contains("user.rootlesscontainers"))
            .count();
    assertEquals(4, marked); // empty, one, and the two of the long name; links have none
    String hex = HexFormat.of().formatHex(copy);
    String record =
        HexFormat.of().formatHex("rootlesscontainers=".getBytes(StandardCharsets.US_ASCII));
    assertEquals(4, hex.split(record + attribute + "0a", -1).length - 1);
  }

  @Test
  void attributesOfTheArchiveStay() throws Exception {
    String header = "--pax-option=SCHILY.xattr.user.own:=x --format=pax --owner=:7 --group=:8";
    Path unused = Files.write(directory.resolve("copy.tar"), copy(archive(header)));
    List<String> lines =
        run("tar --xattrs -tvvf copy.tar")
            .lines()
            .map(String::strip)
            .filter(s -> s.startsWith("x:"))
            .toList();
    assertTrue(lines.contains("x: 1 user.own"), lines::toString);
    assertTrue(lines.contains("x: 4 user.rootlesscontainers"), lines::toString);
  }

  @Test
  void anArchiveThatIsCutOffFails() throws Exception {
    byte[] archive = archive("--format=gnu");
    byte[] part = Arrays.copyOf(archive, 512 * 4 + 100);
    assertThrows(IOException.class, () -> copy(part));
  }

  @Test
  void membersThatOnlyTarKnowsFail() throws Exception {
    byte[] archive = archive("--format=gnu --label=volume");
    assertThrows(IOException.class, () -> copy(archive));
  }

  @Test
  void attributesOfOwnersInTheArchiveFail() throws Exception {
    String header = "--pax-option=SCHILY.xattr.user.rootlesscontainers:=x --format=pax";
    byte[] archive = archive(header);
    assertThrows(IOException.class, () -> copy(archive));
  }

  @Test
  void endsWhenItIsToEnd() throws Exception {
    byte[] archive = archive("--format=gnu");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertFalse(new RootlessArchive(new ByteArrayInputStream(archive), out, () -> false).copy());
    assertEquals(0, out.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm a; echo x > a", // a link, and then a file
        "rm a; mkdir a",
        "mv a b; ln -s b a", // a link twice
      })
  void aFileThatIsThereTwiceFails(String change) throws Exception {
    String unused = run("ln -s /nowhere a && tar -cf archive.tar --owner=0 --group=0 a");
    unused = run(change + "; tar -rf archive.tar --owner=0 --group=0 ./a");
    byte[] archive = Files.readAllBytes(directory.resolve("archive.tar"));
    assertThrows(UnclearArchiveException.class, () -> copy(archive));
  }

  @Test
  void aDirectoryMayBeThereTwice() throws Exception {
    String unused = run("mkdir a && tar -cf archive.tar --owner=0 --group=0 a ./a a/");
    byte[] archive = Files.readAllBytes(directory.resolve("archive.tar"));
    assertArrayEquals(archive, copy(archive));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--mode=555 --owner=0 --group=0 -C files .",
        "--mode=755 --owner=:7 --group=0 -C files ./",
        "--owner=0 --group=0 -P files/../files/one",
      })
  void aRootDirectoryOfItsOwnFails(String what) throws Exception {
    String unused = run("tar --no-recursion -cf archive.tar " + what);
    byte[] archive = Files.readAllBytes(directory.resolve("archive.tar"));
    assertThrows(UnclearArchiveException.class, () -> copy(archive));
  }
}
