package org.sifter.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks that look for programs. */
final class ProgramChecksTest {
  private static final String HELP =
      """
      cat << 'EOF'
      SYNTAX:mksquashfs source1 source2 ...  FILESYSTEM [OPTIONS]

      Filesystem compression options:
      -b <block_size>		set data block to <block_size>.
      -comp <comp>		select <comp> compression
      			Compressors available:
      				gzip (default)
      %s-Xhelp			print compressor options for selected compressor

      Compressors available and compressor specific options:
      	gzip (default)
      	  -Xcompression-level <compression-level>
      EOF
      """;
  private static final String PACKAGE = "Install the package squashfs-tools.";
  private static final String UNPACKED =
      " Without it, an image is unpacked each time that it is run.";

  @TempDir Path scratch;

  private FakeMachine machine() {
    return new FakeMachine(scratch);
  }

  @Test
  void compressorsAreListed() {
    FakeMachine machine =
        machine()
            .program("mksquashfs", HELP.formatted("\t\t\t\tlz4\n\t\t\t\tzstd\n"))
            .program("unsquashfs", "");
    assertEquals(
        List.of(Finding.ok(machine.programPath("mksquashfs") + " with gzip, lz4, zstd")),
        new SquashfsCheck(machine.machine()).findings());
  }

  @Test
  void oldSquashfsTools() {
    FakeMachine machine = machine().program("mksquashfs", HELP.formatted(""));
    assertEquals(
        List.of(
            Finding.warning(
                machine.programPath("mksquashfs")
                    + " with gzip, not zstd, which is the fastest of those that compress well",
                "Install a newer package squashfs-tools."),
            Finding.warning(
                "there is no program unsquashfs, which reads images that are built upon", PACKAGE)),
        new SquashfsCheck(machine.machine()).findings());
  }

  @Test
  void brokenSquashfsTools() {
    FakeMachine machine =
        machine()
            .program("mksquashfs", "echo 'no liblzo2' >&2; exit 127")
            .program("unsquashfs", "");
    assertEquals(
        List.of(
            Finding.warning(
                machine.programPath("mksquashfs") + " does not tell its compressors (no liblzo2)",
                PACKAGE)),
        new SquashfsCheck(machine.machine()).findings());
  }

  @Test
  void noSquashfsTools() {
    assertEquals(
        List.of(Finding.problem("there is no program mksquashfs, which writes images", PACKAGE)),
        new SquashfsCheck(machine().machine()).findings());
  }

  @Test
  void fuse() {
    FakeMachine machine =
        machine().file("dev/fuse", "").program("fusermount", "").program("squashfuse", "");
    assertEquals(
        List.of(
            Finding.ok(
                "/dev/fuse, %s, %s"
                    .formatted(
                        machine.programPath("fusermount"), machine.programPath("squashfuse")))),
        new FuseCheck(machine.machine()).findings());
  }

  @Test
  void noFuse() {
    assertEquals(
        List.of(
            Finding.warning(
                "there is no /dev/fuse",
                "Ask an administrator to load it: modprobe fuse." + UNPACKED),
            Finding.warning(
                "there is no program fusermount3 or fusermount",
                "Install the package fuse3." + UNPACKED),
            Finding.warning(
                "there is no program squashfuse_ll or squashfuse",
                "Install the package squashfuse." + UNPACKED)),
        new FuseCheck(machine().machine()).findings());
  }

  @Test
  void loginNodeOfACluster() {
    FakeMachine machine = machine().program("squeue", "");
    assertEquals(
        List.of(
            Finding.warning(
                "this is a node of a Slurm cluster, outside of a job; builds load the processor and"
                    + " the disk, for which login nodes are not meant",
                "Build in a job: srun --pty sifter build ...")),
        new LoginNodeCheck(machine.machine()).findings());
    assertEquals(
        List.of(Finding.ok("this is job 42 of Slurm")),
        new LoginNodeCheck(machine.variable("SLURM_JOB_ID", "42").machine()).findings());
  }

  @Test
  void aMachineOfNoCluster() {
    assertEquals(List.of(), new LoginNodeCheck(machine().machine()).findings());
  }
}
