package org.sifter.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads tables as {@code proc_pid_mountinfo(5)} shows them. */
final class MountTableTest {
  private static final String TABLE =
      """
      22 27 0:21 / /proc rw,relatime - proc proc rw
      27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
      40 27 0:30 / /home rw,relatime shared:5 master:2 - nfs4 nas:/export/home rw,vers=4.2
      41 27 0:31 / /scratch rw,nosuid,nodev,noexec shared:6 - lustre 10.0.0.1@o2ib:/work rw,flock
      42 40 0:32 / /home/ada/my\\040disk\\134\\044 rw - fuse.sshfs host:/ rw
      43 27 0:33 / /tmp rw - tmpfs tmpfs rw,size=10g
      44 43 254:0 /vol /tmp rw - xfs /dev/vdb rw
      a line that is none
      45 27
      """;

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({
    "/, ext4",
    "/var/tmp, ext4",
    "/homes, ext4",
    "/home, nfs4",
    "/home/ada/x/y, nfs4",
    "/home/ada/my disk\\$/x, fuse.sshfs",
    "/scratch/ada, lustre",
    "/tmp, xfs",
    "/proc/self, proc",
  })
  void aPathIsOnTheDeepestAndLastMount(String path, String type) {
    FakeMachine machine = new FakeMachine(scratch).file("proc/self/mountinfo", TABLE);
    assertEquals(
        type, MountTable.of(machine.machine()).of(machine.path(path)).orElseThrow().type());
  }

  @Test
  void optionsAreThoseOfTheMountAndOfTheFileSystem() {
    FakeMachine machine = new FakeMachine(scratch).file("proc/self/mountinfo", TABLE);
    assertEquals(
        new TreeSet<>(Set.of("rw", "nosuid", "nodev", "noexec", "flock")),
        MountTable.of(machine.machine()).of(machine.path("/scratch")).orElseThrow().options());
  }

  @Test
  void withoutProcNothingIsKnown() {
    FakeMachine machine = new FakeMachine(scratch);
    assertEquals(true, MountTable.of(machine.machine()).of(machine.path("/")).isEmpty());
  }
}
