package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path temporary;
  private Path wanted;
  private Path found;

  @BeforeEach
  void makeTwoEqualTrees() throws IOException {
    wanted = make("wanted");
    found = make("found");
  }

  private Path make(String name) throws IOException {
    Path root = Files.createDirectory(temporary.resolve(name));
    Path directory = Files.createDirectory(root.resolve("directory"));
    Path file = Files.writeString(directory.resolve("file"), "one\ntwo\n");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    for (Path path : List.of(root, directory)) {
      setMode(path, "rwxr-xr-x");
    }
    setMode(file, "rw-r--r--");
    return root;
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private List<String> differences() {
    return FileTree.of(wanted).differences(FileTree.of(found));
  }

  @Test
  void equalTreesHaveNoDifferences() {
    assertEquals(List.of(), differences());
  }

  @Test
  void anotherModeIsADifference() throws IOException {
    setMode(found.resolve("directory"), "rwx------");
    assertEquals(
        List.of("- /directory: directory 0755", "+ /directory: directory 0700"), differences());
  }

  @Test
  void setuidAndItsLikeArePartOfTheMode() throws IOException {
    Files.setAttribute(wanted.resolve("directory/file"), "unix:mode", 0104755);
    assertTrue(differences().get(0).startsWith("- /directory/file: file 4755, 8 bytes"));
  }

  @Test
  void anotherLinkTargetIsADifference() throws IOException {
    Files.delete(found.resolve("directory/link"));
    Files.createSymbolicLink(found.resolve("directory/link"), Path.of("elsewhere"));
    assertEquals(
        List.of("- /directory/link: link to nowhere", "+ /directory/link: link to elsewhere"),
        differences());
  }

  @Test
  void otherContentIsShownFromTheFirstDifferentLine() throws IOException {
    Files.writeString(found.resolve("directory/file"), "one\nTWO\n");
    List<String> differences = differences();
    assertEquals(4, differences.size());
    assertEquals(List.of("    - line 2: two", "    + line 2: TWO"), differences.subList(2, 4));
  }

  @Test
  void missingAndAdditionalPathsAreDifferences() throws IOException {
    Files.delete(found.resolve("directory/link"));
    Files.createDirectory(found.resolve("more"));
    setMode(found.resolve("more"), "rwxr-xr-x");
    assertEquals(
        List.of("- /directory/link: link to nowhere", "+ /more: directory 0755"), differences());
  }

  @Test
  void anotherTypeIsADifference() throws IOException {
    Files.delete(found.resolve("directory/link"));
    Files.createDirectory(found.resolve("directory/link"));
    assertEquals("- /directory/link: link to nowhere", differences().get(0));
  }

  @Test
  void pathsCanBeLeftOut() throws IOException {
    Files.createFile(found.resolve("empty"));
    FileTree tree = FileTree.of(found);
    assertEquals(List.of(), FileTree.of(wanted).differences(tree.without("/empty"::equals)));
  }
}
