package org.sifter.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.engine.EngineDirectories.Place;

final class DirectoryCheckTest {
  @TempDir Path scratch;

  private static List<Finding> temporary(FakeMachine machine, String path) {
    return findings(machine, path, DirectoryUse.TEMPORARY);
  }

  private static List<Finding> findings(FakeMachine machine, String path, DirectoryUse use) {
    Place place = new Place(machine.path(path), "APPTAINER_TMPDIR");
    return new DirectoryCheck("directory", place, use, machine.machine()).findings();
  }

  private FakeMachine machine(String mounts) {
    return new FakeMachine(scratch).directory("tmp").file("proc/self/mountinfo", mounts);
  }

  @Test
  void aDirectoryOnADisk() {
    assertEquals(
        List.of(Finding.ok("/tmp, ext4, 1023 GiB free")),
        temporary(machine("27 1 254:0 / / rw - ext4 /dev/vda rw\n"), "/tmp"));
  }

  @Test
  void aDirectoryInMemory() {
    assertEquals(
        List.of(Finding.ok("/tmp, tmpfs (in memory), 1023 GiB free")),
        temporary(machine("27 1 0:1 / /tmp rw - tmpfs tmpfs rw\n"), "/tmp"));
  }

  @ParameterizedTest
  @CsvSource({
    "nfs, NFS",
    "nfs4, NFS",
    "lustre, Lustre",
    "gpfs, GPFS (Spectrum Scale)",
    "beegfs, BeeGFS",
    "fuse.sshfs, SSHFS",
  })
  void fileSystemsOfANetworkAreSlow(String type, String name) {
    assertEquals(
        List.of(
            Finding.warning(
                "/tmp is on %s, where builds are slow, and changes of owners may fail"
                    .formatted(name),
                "Set APPTAINER_TMPDIR to a directory on a disk of this machine.")),
        temporary(machine("27 1 0:1 / /tmp rw - %s server:/ rw\n".formatted(type)), "/tmp"));
  }

  @Test
  void linksAreFollowedToTheFileSystem() {
    FakeMachine machine =
        machine("27 1 0:1 / /work rw - nfs server:/ rw\n").directory("work").link("mine", "work");
    assertEquals(State.WARNING, temporary(machine, "/mine").get(0).state());
  }

  @Test
  void nothingRunsWhereProgramsMayNot() {
    FakeMachine machine = machine("27 1 0:1 / /tmp rw,nodev,noexec - ext4 /dev/vda rw\n");
    assertEquals(
        List.of(
            Finding.problem(
                "/tmp is mounted noexec, so that no step can run",
                "Set APPTAINER_TMPDIR to a directory that is not."),
            Finding.warning(
                "/tmp is mounted nodev, so that devices in images cannot be made",
                "Set APPTAINER_TMPDIR to a directory that is not.")),
        temporary(machine, "/tmp"));
    assertEquals(State.OK, findings(machine, "/tmp", DirectoryUse.CACHE).get(0).state());
  }

  @Test
  void aTemporaryDirectoryHasToExist() {
    assertEquals(
        List.of(Finding.problem("/scratch does not exist", "Make it: mkdir -p /scratch")),
        temporary(machine(""), "/scratch"));
  }

  @Test
  void aCacheIsMadeWhenItIsNeeded() {
    assertEquals(
        List.of(Finding.ok("/tmp/a/b, 1024 GiB free")),
        findings(machine(""), "/tmp/a/b", DirectoryUse.CACHE));
  }

  @Test
  void aFileIsNoDirectory() {
    FakeMachine machine = machine("").file("tmp/file", "");
    assertEquals(
        List.of(
            Finding.problem("/tmp/file is no directory", "Set APPTAINER_TMPDIR to a directory.")),
        temporary(machine, "/tmp/file"));
    assertEquals(
        List.of(
            Finding.warning("/tmp/file is no directory", "Set APPTAINER_TMPDIR to a directory.")),
        findings(machine, "/tmp/file/cache", DirectoryUse.CACHE));
  }

  @Test
  void spaceIsNeeded() {
    assertEquals(
        List.of(
            Finding.warning(
                "/tmp has 3 GiB free, which large images may not fit in",
                "Set APPTAINER_TMPDIR to a directory with more.")),
        temporary(new FakeMachine(scratch, 3L << 30).directory("tmp"), "/tmp"));
    FakeMachine full = new FakeMachine(scratch, 100L << 20).directory("tmp");
    assertEquals(
        List.of(
            Finding.problem(
                "/tmp has 100 MiB free, too little for any image",
                "Set APPTAINER_TMPDIR to a directory with more.")),
        temporary(full, "/tmp"));
    assertEquals(State.WARNING, findings(full, "/tmp", DirectoryUse.CACHE).get(0).state());
  }
}
