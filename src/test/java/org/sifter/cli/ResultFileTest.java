package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFileTest {
  private static final byte[] CONTENT = "content\n".getBytes(StandardCharsets.UTF_8);

  private final CliTester cli = new CliTester().directory("/work");

  @Test
  void leavesADraftOfSomeoneElseAlone() throws Exception {
    cli.file(".image.def.1.tmp", "someone else's");
    new ResultFile("image.def", cli.path("/work/image.def")).write(CONTENT);
    assertEquals("content\n", cli.read("image.def"));
    assertEquals(List.of(".image.def.1.tmp", "image.def"), cli.names("/work"));
  }

  @Test
  void leavesNothingBehindWhenItFails() {
    FileException e =
        assertThrows(
            FileException.class,
            () -> new ResultFile("no/x", cli.path("/work/no/x")).write(CONTENT));
    assertEquals(CliCode.CANNOT_WRITE, e.diagnostic().code());
    assertEquals(List.of(), cli.names("/work"));
  }

  @Test
  void aProgramCanBeRunByWhoMayReadIt(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("program"));
    for (String read : List.of("rw-------", "rw-r-----", "rw-r--r--")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(read));
      new ResultFile("program", file, ResultFile.Kind.PROGRAM).write(CONTENT);
      assertEquals(
          "rwx" + read.substring(3).replace("r--", "r-x"),
          PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void hasThePermissionsOfAnyNewFile(@TempDir Path directory) throws Exception {
    Path reference = Files.write(directory.resolve("reference"), CONTENT);
    Path file = directory.resolve("image.def");
    new ResultFile("image.def", file).write(CONTENT);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(Files.getPosixFilePermissions(reference), Files.getPosixFilePermissions(file));
  }

  @Test
  void writesToDevicesInsteadOfReplacingThem() throws Exception {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device) && Files.isWritable(device), "there is no /dev/null");
    new ResultFile("/dev/null", device).write(CONTENT);
    assertEquals(0, Files.readAllBytes(device).length);
    assertEquals(false, Files.isRegularFile(device));
  }
}
