package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.registry.FakeRegistry;

/** The command on a machine that has nothing; the real one is in the acceptance tests. */
final class DoctorCommandTest {
  private final CliTester cli = new CliTester().directory("/tmp");

  /** The rows about registries. */
  private static List<String> registries(Outcome outcome) {
    return outcome.out().lines().filter(line -> line.contains("  registry  ")).toList();
  }

  @Test
  void aMachineThatHasNothing() {
    Outcome outcome = cli.variable("HOME", "/home/ada").run("doctor");
    assertEquals(
        """
        problem  engine               PATH: neither apptainer nor singularity is on it
                 = help: Install your distribution's package apptainer, or run Apptainer's install-unprivileged.sh, which needs no root (https://apptainer.org/docs/admin/main/installation.html). On a cluster, it may be a module: module avail.
        warning  FUSE                 there is no /dev/fuse
                 = help: Ask an administrator to load it: modprobe fuse. Without it, an image is unpacked each time that it is run.
        warning  FUSE                 there is no program fusermount3 or fusermount
                 = help: Install the package fuse3. Without it, an image is unpacked each time that it is run.
        warning  FUSE                 there is no program squashfuse_ll or squashfuse
                 = help: Install the package squashfuse. Without it, an image is unpacked each time that it is run.
        problem  squashfs tools       there is no program mksquashfs, which writes images
                 = help: Install the package squashfs-tools.
        ok       temporary directory  /tmp, 4 GiB free
        ok       engine's cache       /home/ada/.apptainer/cache, 4 GiB free
        ok       sifter's cache       /home/ada/.cache/sifter, 4 GiB free
        warning  registry             registry-1.docker.io cannot be reached
                 = help: Build where there is a network, or set HTTPS_PROXY; images of docker.io can also come from files: --base-image.

        No build can work here (2 problems, 4 warnings).
        """,
        outcome.out());
    assertEquals("", outcome.err());
    assertEquals(ExitCode.ENGINE, outcome.code());
  }

  @Test
  void nothingIsAskedOffline() {
    assertEquals(List.of(), registries(cli.run("doctor", "--offline")));
    assertEquals(List.of(), registries(cli.run("doctor", "--offline", "--registry", "ghcr.io")));
  }

  @Test
  void theRegistriesOfTheDockerfileAreAsked() {
    cli.file(
            "Dockerfile",
            "ARG HOST=quay.io\nFROM $HOST/a/b AS x\nFROM ghcr.io/c\nCOPY --from=x / /\n")
        .network(new FakeRegistry().serve("https://ghcr.io/v2/", "{}"));
    for (String name : List.of(".", "Dockerfile")) {
      assertEquals(
          List.of(
              "problem  registry             quay.io cannot be reached",
              "ok       registry             ghcr.io answers"),
          registries(cli.run("doctor", name)));
    }
  }

  @Test
  void aDockerfileThatNeedsNoneAsksNone() {
    cli.file("Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
    assertEquals(List.of(), registries(cli.run("doctor", ".")));
  }

  @Test
  void registriesThatAreNamedAreAsked() {
    cli.network(new FakeRegistry().serve("http://registry.lan:5000/v2/", "{}"));
    Outcome outcome =
        cli.run("doctor", "--registry", "registry.lan:5000", "--plain-http", "registry.lan:5000");
    assertEquals(
        List.of("ok       registry             registry.lan:5000 answers"), registries(outcome));
  }

  @Test
  void aWrongDockerfileEndsTheCommand() {
    Outcome outcome = cli.file("Dockerfile", "FORM debian\n").run("doctor", ".");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("Dockerfile:1:1: error: FORM is not"), outcome.err());
  }

  @Test
  void aDirectoryWithoutADockerfileEndsTheCommand() {
    Outcome outcome = cli.directory("empty").run("doctor", "empty");
    assertEquals(ExitCode.BAD_INPUT, outcome.code());
    assertTrue(outcome.err().contains("[NoDockerfile]"), outcome.err());
  }

  @Test
  void json() {
    Outcome outcome = cli.run("doctor", "--format", "json", "--offline");
    assertTrue(outcome.out().startsWith("{\n  \"canBuild\": false,\n"), outcome.out());
    assertEquals(ExitCode.ENGINE, outcome.code());
  }

  @Test
  void colours() {
    assertFalse(cli.run("doctor", "--offline").out().contains("\u001B"));
    assertTrue(
        cli.run("doctor", "--offline", "--color", "always")
            .out()
            .startsWith("\u001B[1;31mproblem\u001B[m  engine"));
  }

  @Test
  void anEngineThatIsNamedAndMissing() {
    Outcome outcome = cli.run("doctor", "--offline", "--engine", "/opt/apptainer");
    assertEquals(
        "problem  engine               /opt/apptainer: there is no such program",
        outcome.out().lines().findFirst().orElse(""));
  }
}
