package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.report.Palette;
import org.sifter.report.TextReporter;

/** Where images are put, and what happens to what was there. */
final class ImageTargetTest {
  private static final TreeRemoval REMOVAL = new TreeRemoval(Map.of("PATH", "/usr/bin:/bin"));

  @TempDir Path directory;

  private ImageTarget open(boolean replaces) throws TargetException {
    return ImageTarget.open("app.sif", directory.resolve("app.sif"), replaces, REMOVAL);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private List<Path> paths() throws IOException {
    return names().stream().map(directory::resolve).toList();
  }

  private static String told(TargetException e) {
    return new TextReporter(Palette.PLAIN).render(e.diagnostic());
  }

  @Test
  void anImageIsThereWhenItIsWhole() throws Exception {
    try (ImageTarget target = open(/* replaces= */ false)) {
      Files.writeString(target.temporary(), "image");
      assertEquals(1, names().size());
      assertTrue(names().get(0).startsWith(".app.sif."), names()::toString);
      target.publish();
    }
    assertEquals(List.of("app.sif"), names());
    assertEquals("image", Files.readString(directory.resolve("app.sif")));
  }

  @Test
  void nothingIsLeftOfABuildThatFails() throws Exception {
    Files.writeString(directory.resolve("app.sif"), "old");
    try (ImageTarget target = open(/* replaces= */ true)) {
      Files.writeString(target.temporary(), "half");
    }
    assertEquals(List.of("app.sif"), names());
    assertEquals("old", Files.readString(directory.resolve("app.sif")));
  }

  @Test
  void aFileIsReplacedOnlyWhenThatIsAskedFor() throws Exception {
    Files.writeString(directory.resolve("app.sif"), "old");
    TargetException e = assertThrows(TargetException.class, () -> open(/* replaces= */ false));
    assertEquals(
        """
        app.sif: error: there is a file of this name already [TargetExists]
           = help: To replace it: --force
        """,
        told(e));
    try (ImageTarget target = open(/* replaces= */ true)) {
      Files.writeString(target.temporary(), "new");
      target.publish();
    }
    assertEquals("new", Files.readString(directory.resolve("app.sif")));
  }

  @Test
  void aFileThatCameMeanwhileIsNotReplacedEither() throws Exception {
    try (ImageTarget target = open(/* replaces= */ false)) {
      Files.writeString(target.temporary(), "new");
      Files.writeString(directory.resolve("app.sif"), "of another build");
      TargetException e = assertThrows(TargetException.class, target::publish);
      assertEquals(BuildCode.TARGET_EXISTS, e.diagnostic().code());
    }
    assertEquals(List.of("app.sif"), names());
    assertEquals("of another build", Files.readString(directory.resolve("app.sif")));
  }

  @Test
  void buildsOfTheSameTargetHaveFilesOfTheirOwn() throws Exception {
    try (ImageTarget first = open(/* replaces= */ true);
        ImageTarget second = open(/* replaces= */ true)) {
      Files.writeString(first.temporary(), "first");
      Files.writeString(second.temporary(), "second");
      second.publish();
      assertEquals("second", Files.readString(directory.resolve("app.sif")));
      first.publish();
    }
    assertEquals(List.of("app.sif"), names());
    assertEquals("first", Files.readString(directory.resolve("app.sif")));
  }

  @Test
  void aLinkStaysAndItsFileIsReplaced() throws Exception {
    Path there = Files.createDirectory(directory.resolve("there"));
    Files.writeString(there.resolve("real.sif"), "old");
    Files.createSymbolicLink(directory.resolve("app.sif"), Path.of("there/real.sif"));
    try (ImageTarget target = open(/* replaces= */ true)) {
      assertTrue(target.temporary().startsWith(there.toRealPath()));
      Files.writeString(target.temporary(), "new");
      target.publish();
    }
    assertTrue(Files.isSymbolicLink(directory.resolve("app.sif")));
    assertEquals("new", Files.readString(there.resolve("real.sif")));
  }

  @Test
  void whatCannotBeATargetIsRefused() throws Exception {
    Files.createDirectory(directory.resolve("app.sif"));
    assertEquals(
        BuildCode.TARGET_IS_DIRECTORY,
        assertThrows(TargetException.class, () -> open(/* replaces= */ true)).diagnostic().code());
    TargetException missing =
        assertThrows(
            TargetException.class,
            () ->
                ImageTarget.open(
                    "none/app.sif", directory.resolve("none/app.sif"), false, REMOVAL));
    assertEquals(
        """
        none/app.sif: error: its directory does not exist [NoTargetDirectory]
           = help: Make it first: mkdir -p none/
        """,
        told(missing));
    assertEquals(
        BuildCode.TARGET_IS_SPECIAL,
        assertThrows(
                TargetException.class,
                () -> ImageTarget.open("/dev/null", Path.of("/dev/null"), true, REMOVAL))
            .diagnostic()
            .code());
  }

  @Test
  void whatDeadBuildsHaveLeftIsRemoved() throws Exception {
    Path dead = leftover(".app.sif.0123456789ab.tmp", Duration.ofHours(1));
    Path young = leftover(".app.sif.0000.tmp", Duration.ZERO);
    Path other = leftover(".other.sif.0123456789ab.tmp", Duration.ofHours(1));
    Path closed = Files.createDirectory(dead.resolve("closed"));
    Files.writeString(closed.resolve("file"), "");
    Files.setPosixFilePermissions(closed, Set.of());
    age(dead, Duration.ofHours(1));
    open(/* replaces= */ true).close();
    assertEquals(List.of(young, other), paths());
  }

  @Test
  void whatLivingBuildsHoldStays() throws Exception {
    Path living = leftover(".app.sif.living.tmp", Duration.ofHours(1));
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                classes().toString(),
                LockHolder.class.getName(),
                living.resolve(".lock").toString())
            .start();
    try {
      assertEquals('!', holder.getInputStream().read());
      open(/* replaces= */ true).close();
      assertEquals(List.of(".app.sif.living.tmp"), names());
    } finally {
      holder.destroyForcibly().waitFor();
    }
    open(/* replaces= */ true).close();
    assertEquals(List.of(), names());
  }

  private static Path classes() throws Exception {
    return Path.of(LockHolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path leftover(String name, Duration age) throws IOException {
    Path left = Files.createDirectory(directory.resolve(name));
    Files.writeString(left.resolve(".lock"), "");
    age(left, age);
    return left;
  }

  private static void age(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
  }

  /** A process that holds a lock until it is killed. */
  static final class LockHolder {
    private LockHolder() {}

    /** Takes the lock of the file that is named. */
    public static void main(String[] arguments) throws Exception {
      try (FileChannel channel =
          FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        System.out.print(channel.lock().isValid() ? "!" : "?");
        System.out.flush();
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
    }
  }
}
