package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.source.Span;

/** What programs print when they fail, and what is made of it. */
final class FailureCauseTest {
  private static final BuildPoint STEP = new BuildPoint.AtStep(1);
  private static final BuildPoint IMAGE = new BuildPoint.AtImage("debian", Span.at(0));
  private static final BuildPoint ASSEMBLY = new BuildPoint.AtAssembly();
  private static final BuildPoint ENGINE = new BuildPoint.BeforeSteps();

  private record Case(FailureCause cause, BuildPoint point, String lines) {}

  private static final List<Case> CASES =
      List.of(
          of(
              FailureCause.SECRET_MISSING,
              STEP,
              "this step needs token: build with -B /PATH/OF/SECRET:/.sifter/secrets/token"),
          of(
              FailureCause.AGENT_MISSING,
              STEP,
              "this step needs default: build with -B $SSH_AUTH_SOCK:/.sifter/secrets/default"),
          of(
              FailureCause.HOST_DIRECTORY,
              STEP,
              "umount: /tmp: target is busy.\n"
                  + "the host's /tmp is in the way: build with APPTAINER_NO_MOUNT=tmp"),
          of(
              FailureCause.NO_SPACE_FOR_IMAGE,
              ASSEMBLY,
              "FATAL:   While performing build: while creating SIF: while creating container: write"
                  + " /home/me/.app.sif.1.tmp/image.sif: no space left on device"),
          of(
              FailureCause.NO_SPACE,
              IMAGE,
              "FATAL:   While performing build: packer failed to pack: while unpacking rootfs: short"
                  + " write: write /tmp/build-temp-9/rootfs/usr/bin/uniq: no space left on device"),
          of(
              FailureCause.NO_SPACE_FOR_LAYERS,
              STEP,
              "dd: error writing '/big': No space left on device\n"
                  + "no space left on device: /scratch/my cache/work/build-28cfd3cfa3e8.tmp"),
          of(
              FailureCause.NO_SPACE_FOR_LAYERS,
              IMAGE,
              "FATAL:   While performing build: packer failed to pack: while unpacking rootfs: short"
                  + " write: write /scratch/cache/work/build-28cfd3cfa3e8.tmp/build-temp-9/rootfs/a:"
                  + " no space left on device"),
          of(FailureCause.NO_SPACE, STEP, "cp: error writing '/a': No space left on device"),
          of(FailureCause.NO_SPACE, STEP, "tar: /data: Cannot write: Disk quota exceeded"),
          of(
              FailureCause.FAKEROOT_LIBRARY,
              STEP,
              "fakeroot: error while starting the `faked' daemon.\n"
                  + "sh: you need to specify whom to kill"),
          of(
              FailureCause.TAR_OWNER,
              STEP,
              "tar: app/x: Cannot change ownership to uid 197609, gid 197121: Invalid argument"),
          of(
              FailureCause.ONE_ID_ONLY,
              STEP,
              "E: setgroups 65534 failed - setgroups (1: Operation not permitted)"),
          of(
              FailureCause.ONE_ID_ONLY,
              STEP,
              "E: seteuid 42 failed - seteuid (22: Invalid argument)"),
          of(FailureCause.ONE_ID_ONLY, STEP, "error: unpacking of archive failed: cpio: chown"),
          of(
              FailureCause.ID_TOO_LARGE,
              STEP,
              "chown: changing ownership of '/a': Invalid argument"),
          of(FailureCause.ID_TOO_LARGE, STEP, "chown: /a: Invalid argument"),
          of(FailureCause.WRONG_PROCESSOR, STEP, "sh: ./app: Exec format error"),
          of(
              FailureCause.FETCH_RACE,
              IMAGE,
              "FATAL:   While performing build: conveyor failed to get: unexpected end of JSON input"),
          of(
              FailureCause.ENGINE_CACHE_CLOSED,
              IMAGE,
              "FATAL:   While performing build: conveyor failed to get: open"
                  + " /home/ada/.apptainer/cache/blob/blobs/sha256/30471f: permission denied"),
          of(
              FailureCause.BROKEN_LAYER,
              IMAGE,
              "FATAL:   While performing build: packer failed to pack: while unpacking rootfs: while"
                  + " unpacking layer sha256:d7: unpack entry: bin/x: link: unpriv.link: unpriv.wrap"
                  + " target: no such file or directory"),
          of(
              FailureCause.BROKEN_LAYER,
              IMAGE,
              "FATAL: while unpacking layer sha256:3: read next entry: archive/tar: invalid tar header"),
          of(
              FailureCause.ROOT_FILE_SYSTEM,
              IMAGE,
              "FATAL: while inserting base environment: build: failed to make environment dirs: mkdir"
                  + " /var: file exists"),
          of(
              FailureCause.RATE_LIMIT,
              IMAGE,
              "FATAL: conveyor failed to get: TOOMANYREQUESTS: You have reached your pull rate limit"),
          of(
              FailureCause.LOGIN,
              IMAGE,
              "FATAL: conveyor failed to get: GET https://r/v2/a: UNAUTHORIZED: authentication"
                  + " required; map[]"),
          of(
              FailureCause.LOGIN,
              IMAGE,
              "FATAL: DENIED: requested access to the resource is denied"),
          of(
              FailureCause.NO_SUCH_IMAGE,
              IMAGE,
              "FATAL: GET http://127.0.0.1:5000/v2/a/manifests/b: MANIFEST_UNKNOWN: manifest unknown"),
          of(
              FailureCause.OTHER_PLATFORM,
              IMAGE,
              "FATAL: no child with platform linux/arm64 in index docker.io/a"),
          of(
              FailureCause.PLAIN_REGISTRY,
              IMAGE,
              "FATAL: Get \"https://r/v2/\": http: server gave HTTP response to HTTPS client"),
          of(
              FailureCause.DOCKER_DAEMON,
              IMAGE,
              "FATAL: error saving the docker archive file: Cannot connect to the Docker daemon at"
                  + " unix:///var/run/docker.sock. Is the docker daemon running?"),
          of(
              FailureCause.ARCHIVE_MISSING,
              IMAGE,
              "FATAL: error extracting the OCI archive file: open none.tar: no such file or directory"),
          of(
              FailureCause.REGISTRY_OR_NAME,
              IMAGE,
              "FATAL: conveyor failed to get: could not parse reference: 127.0.0.1:5999/x"),
          of(
              FailureCause.NOT_IN_STAGE,
              STEP,
              "cp: cannot stat '/c/work/build-1.tmp/roots/SIFTER_ROOT_stage_0/a/b': No such file or"
                  + " directory"),
          of(FailureCause.NO_SHELL_LEFT, STEP, "FATAL:   stat /bin/sh: no such file or directory"),
          of(
              FailureCause.CERTIFICATE,
              IMAGE,
              "FATAL: Get \"https://r/v2/\": tls: failed to verify certificate: x509: certificate"
                  + " signed by unknown authority"),
          of(
              FailureCause.CERTIFICATE,
              STEP,
              "curl: (60) SSL certificate problem: unable to get local issuer certificate"),
          of(
              FailureCause.OFFLINE,
              IMAGE,
              "FATAL: Get \"https://index.docker.io/v2/\": dial tcp: lookup index.docker.io on"
                  + " 10.0.0.1:53: no such host"),
          of(
              FailureCause.OFFLINE,
              STEP,
              "W: Failed to fetch http://deb.debian.org/x  Temporary failure resolving"
                  + " 'deb.debian.org'"),
          of(FailureCause.OFFLINE, STEP, "wget: bad address 'example.org'"),
          of(
              FailureCause.NO_ANSWER,
              IMAGE,
              "FATAL: Get \"http://127.0.0.1:9/v2/\": dial tcp 127.0.0.1:9: connect: connection"
                  + " refused"),
          of(FailureCause.NO_ANSWER, STEP, "curl: (28) Connection timed out after 300000 ms"),
          of(FailureCause.STALE_PACKAGE_LISTS, STEP, "E: Unable to locate package figlet"),
          of(
              FailureCause.OLD_RELEASE,
              STEP,
              "E: The repository 'http://deb.debian.org/debian stretch Release' does not have a"
                  + " Release file."),
          of(FailureCause.SUDO, STEP, "/bin/sh: 1: sudo: not found"),
          of(FailureCause.BASH_COMMAND, STEP, "/.post.script: 12: source: not found"),
          of(
              FailureCause.SYSTEMD,
              STEP,
              "System has not been booted with systemd as init system (PID 1). Can't operate."),
          of(
              FailureCause.HOST_FILE_BUSY,
              STEP,
              "rm: cannot remove '/etc/resolv.conf': Device or resource busy"),
          of(
              FailureCause.KERNEL_SETTING,
              STEP,
              "sysctl: permission denied on key \"vm.max_map_count\""),
          of(
              FailureCause.DUBIOUS_OWNER,
              STEP,
              "fatal: detected dubious ownership in repository at"),
          of(FailureCause.OUT_OF_MEMORY, STEP, "virtual memory exhausted: Cannot allocate memory"),
          of(
              FailureCause.NEWER_LIBRARY,
              STEP,
              "./app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by"
                  + " ./app)"),
          of(
              FailureCause.PACKAGE_MANAGER_MISSING,
              STEP,
              "/.post.script: line 12: apt-get: not found"),
          of(FailureCause.PACKAGE_MANAGER_MISSING, STEP, "/bin/sh: 1: apk: not found"),
          of(FailureCause.COMMAND_MISSING, STEP, "/bin/sh: 1: cmake: not found"),
          of(FailureCause.COMMAND_MISSING, STEP, "bash: line 3: cmake: command not found"),
          of(FailureCause.NOT_EXECUTABLE, STEP, "/bin/sh: 1: ./configure: Permission denied"),
          of(
              FailureCause.SQUASH_TOOLS,
              ASSEMBLY,
              "FATAL: while creating squashfs: while searching for mksquashfs: exec: \"mksquashfs\":"
                  + " executable file not found in $PATH"),
          of(
              FailureCause.COMPRESSOR,
              ASSEMBLY,
              "FATAL: /usr/bin/mksquashfs command failed: exit status 1: Compressor \"zstd\" is not"
                  + " supported!"),
          of(FailureCause.NOEXEC, ENGINE, "FATAL: tmpdir /tmp is on a file system mounted noexec"),
          of(FailureCause.FUSE, ENGINE, "fuse: device not found, try 'modprobe fuse' first"),
          of(
              FailureCause.CAPABILITIES,
              ENGINE,
              "ERROR  : Requesting capability set 0x000001ffffffffff while permitted capability set"
                  + " is 0x000001fffeffffff"),
          of(
              FailureCause.NAMESPACES,
              ENGINE,
              "ERROR  : Failed to create user namespace: not allowed to create user namespace"),
          of(FailureCause.ROOT_ONLY, ENGINE, "FATAL: You must be the root user to build"),
          of(
              FailureCause.UNKNOWN_OPTION,
              ENGINE,
              "Error for command \"build\": unknown flag: --nonsense"));

  private static Case of(FailureCause cause, BuildPoint point, String lines) {
    return new Case(cause, point, lines);
  }

  @TestFactory
  Stream<DynamicTest> causesAreFound() {
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.cause() + " " + each.lines(),
                    () ->
                        assertEquals(
                            Optional.of(each.cause()),
                            FailureCause.cause(
                                each.point(), Arrays.asList(each.lines().split("\n", -1))))));
  }

  @Test
  void everyCauseHasACase() {
    Set<FailureCause> known = EnumSet.noneOf(FailureCause.class);
    CASES.forEach(each -> known.add(each.cause()));
    assertEquals(EnumSet.allOf(FailureCause.class), known);
  }

  @TestFactory
  Stream<DynamicTest> remediesAreSentencesWithoutGaps() {
    FailureFacts facts =
        new FailureFacts("/scratch", "apptainer registry login docker://r", /* isCutOff= */ false);
    return CASES.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.cause().name(),
                    () -> {
                      String remedy =
                          FailureCause.remedy(
                                  each.point(), Arrays.asList(each.lines().split("\n", -1)), facts)
                              .orElseThrow();
                      assertFalse(remedy.contains("$"), remedy);
                    }));
  }

  @Test
  void aStepThatAsksForNoNetworkIsToldSo() {
    FailureFacts facts = new FailureFacts("/scratch", "login", /* isCutOff= */ true);
    for (String line :
        List.of("wget: bad address 'example.org'", "wget: can't connect: Connection refused")) {
      String remedy = FailureCause.remedy(STEP, List.of(line), facts).orElseThrow();
      assertTrue(remedy.contains("leave out --network=none"), remedy);
    }
    assertFalse(
        FailureCause.remedy(STEP, List.of("sh: cmake: not found"), facts)
            .orElseThrow()
            .contains("network"));
  }

  @ParameterizedTest
  @CsvSource({
    "RUN --network=none wget x, true",
    "RUN --mount=type=tmpfs --network=none true, true",
    "ONBUILD RUN --network=none true, true",
    "RUN --network=host wget x, false",
    "RUN wget x --network=none, false",
  })
  void theInstructionSaysWhetherThereIsANetwork(String title, boolean isCutOff) {
    RecipeStep step =
        new RecipeStep(
            new PlannedStep(1, Optional.empty(), title, Optional.empty()),
            Optional.empty(),
            /* isBase= */ false,
            Optional.empty());
    assertEquals(isCutOff, step.isCutOff());
  }

  @Test
  void longLinesAreLookedAtInTheirTime() {
    String line = "a/".repeat(30_000);
    List<String> lines = new ArrayList<>(Collections.nCopies(20, line));
    Optional<FailureCause> none =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> FailureCause.cause(STEP, lines));
    assertEquals(Optional.empty(), none);
    lines.add(line + " E: Unable to locate package figlet");
    assertEquals(Optional.of(FailureCause.STALE_PACKAGE_LISTS), FailureCause.cause(STEP, lines));
  }

  @Test
  void anOrdinaryFailureHasNoCause() {
    assertEquals(
        Optional.empty(),
        FailureCause.cause(STEP, List.of("make: *** [Makefile:2: all] Error 1", "1 test failed")));
  }
}
