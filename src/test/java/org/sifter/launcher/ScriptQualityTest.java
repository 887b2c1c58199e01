package org.sifter.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.testing.Shells;

/** Shells and shellcheck, with all its checks, find nothing wrong with any run script. */
@Execution(ExecutionMode.CONCURRENT)
final class ScriptQualityTest {
  private static final Path CASES = Path.of("testdata/launcher");
  private static final String SHELLCHECK = "/usr/bin/shellcheck";

  /**
   * A script that reads of its cluster where it runs, and one that knows it, is a job and a command
   * of a module, too.
   */
  private static final Map<ScriptShell, ScriptOptions> OPTIONS =
      Map.of(
          ScriptShell.BASH,
          new ScriptOptions(
              "image.sif",
              "sifter build",
              ScriptShell.BASH,
              SiteProfile.UNKNOWN,
              /* isLate= */ true,
              Optional.empty(),
              List.of(),
              List.of()),
          ScriptShell.SH,
          new ScriptOptions(
              "ls.sif",
              "sifter build",
              ScriptShell.SH,
              new SiteProfile(
                  Optional.of("ls"),
                  Optional.of("apptainer/1.4"),
                  Optional.of("login"),
                  List.of("$HOME/a b", "/scratch:/scratch:ro"),
                  Optional.of("$TMPDIR"),
                  Map.of("A", "$B/c", "C", "it's"),
                  new SiteProfile.Mpi(List.of("--mpi=pmix"), List.of("/opt/mpi"), List.of("/lib")),
                  new SiteProfile.Slurm(
                      Optional.of("p"), Optional.of("a"), Optional.of("${SCRATCH}/x"))),
              /* isLate= */ false,
              Optional.of(new Job(Map.of("array", "0-9"))),
              List.of(new OfferedProgram("/opt/ls"), new OfferedProgram("sh")),
              List.of(Preset.of("x11"), Preset.of("home=$HOME/it's here"))));

  @TempDir Path directory;

  static Stream<Arguments> scripts() throws Exception {
    List<Path> cases;
    try (Stream<Path> folders = Files.list(CASES)) {
      cases = folders.filter(Files::isDirectory).sorted().toList();
    }
    return cases.stream()
        .flatMap(
            folder -> Stream.of(ScriptShell.values()).map(shell -> Arguments.of(folder, shell)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("scripts")
  void scriptsAreClean(Path folder, ScriptShell shell) throws Exception {
    Path configs = folder.resolve("base-config.json");
    Path script =
        new LauncherTester(directory)
            .write(
                LauncherTester.analysis(
                    Files.readString(folder.resolve("Dockerfile")),
                    Files.exists(configs)
                        ? Optional.of(Files.readString(configs))
                        : Optional.empty()),
                OPTIONS.get(shell));
    for (String reader : List.of("bash", "dash", "busybox sh")) {
      List<String> words = Stream.of((reader + " -n").split(" ")).toList();
      assertEquals(0, run(words, script).status(), reader);
    }
    if (!Files.isExecutable(Path.of(SHELLCHECK))) {
      String message = "there is no " + SHELLCHECK + ": install shellcheck";
      if (System.getenv("CI") != null) {
        fail(message);
      }
      abort(message);
    }
    assertEquals("", run(List.of(SHELLCHECK, "-o", "all", "-f", "gcc"), script).out());
  }

  private Shells.Outcome run(List<String> words, Path script) throws Exception {
    return Shells.run(
        Stream.concat(words.stream(), Stream.of(script.toString())).toList(),
        directory,
        Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
  }
}
