package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dead builds leave is removed by others; what live ones make is not. */
final class WorkDirectoryTest {
  @TempDir Path parent;

  private WorkDirectory create() throws IOException {
    return WorkDirectory.create(parent, "build-", new TreeRemoval(System.getenv()));
  }

  /** A directory that a killed build has left. */
  private Path left(int secondsAgo) throws IOException {
    Path directory = Files.createDirectory(parent.resolve("build-" + secondsAgo + ".tmp"));
    Files.writeString(directory.resolve(".lock"), "");
    Files.writeString(directory.resolve("image"), "half");
    Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
    return directory;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> names(Path... directories) {
    return Stream.of(directories).map(each -> each.getFileName().toString()).sorted().toList();
  }

  @Test
  void whatADeadBuildHasLeftIsRemoved() throws IOException {
    Path unused = left(60);
    try (WorkDirectory directory = create()) {
      assertEquals(names(directory.path()), names());
    }
    assertEquals(List.of(), names());
  }

  /** Its programs end some seconds after it, and are at work in its directory until then. */
  @Test
  void whatABuildHasLeftThatDiedJustNowIsRemovedAtTheEnd() throws IOException {
    try (WorkDirectory directory = create()) {
      assertEquals(names(directory.path(), left(3)), names());
    }
    assertEquals(List.of(), names());
  }

  @Test
  void whatLivesStays() throws IOException {
    Path young = left(0);
    try (WorkDirectory live = create()) {
      Files.setLastModifiedTime(live.path(), FileTime.from(Instant.now().minusSeconds(60)));
      try (WorkDirectory other = create()) {
        assertEquals(names(young, live.path(), other.path()), names());
      }
      assertEquals(names(young, live.path()), names());
    }
  }
}
