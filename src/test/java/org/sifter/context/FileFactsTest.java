package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileFactsTest {
  private static Path file(String... views) throws Exception {
    String[] others = Arrays.copyOfRange(views, 1, views.length);
    Path root =
        Jimfs.newFileSystem(
                Configuration.unix().toBuilder().setAttributeViews(views[0], others).build())
            .getPath("/work");
    return Files.createFile(root.resolve("f"));
  }

  @Test
  void aFileSystemMayKnowPermissionsOnly() throws Exception {
    Path file = file("basic", "owner", "posix");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    assertEquals(new FileFacts(FileKind.FILE, 0751, Optional.empty()), FileFacts.read(file));
  }

  @Test
  void aFileSystemMayKnowNoModes() throws Exception {
    Path file = file("basic");
    assertEquals(new FileFacts(FileKind.FILE, 0755, Optional.empty()), FileFacts.read(file));
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path file = file("basic");
    Path link = Files.createSymbolicLink(file.resolveSibling("l"), file);
    assertEquals(new FileFacts(FileKind.LINK, 0755, Optional.of("/work/f")), FileFacts.read(link));
  }
}
