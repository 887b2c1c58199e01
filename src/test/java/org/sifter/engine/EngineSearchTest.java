package org.sifter.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.diag.Diagnostic;

/** Asks scripts that answer as engines do, or fail as programs do. */
final class EngineSearchTest {
  private static final Optional<String> NO_OPTION = Optional.empty();
  private static final String ANOTHER =
      "Name an engine that works: --engine PATH, or the variable SIFTER_ENGINE.";

  @TempDir Path scratch;
  private FakePrograms programs;

  @BeforeEach
  void noPrograms() {
    programs = new FakePrograms(scratch.resolve("bin"));
  }

  private EngineSearch search() {
    return new EngineSearch(programs.variables(), scratch, Duration.ofSeconds(3));
  }

  private Engine find(String... option) throws EngineException {
    return search().find(List.of(option).stream().findFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "apptainer version 1.4.5, Apptainer 1.4.5",
    "apptainer version 1.3.6-1.el9, Apptainer 1.3.6",
    "apptainer version 1.5.3+312-g917d66577, Apptainer 1.5.3",
    "singularity-ce version 4.1.5-bookworm, SingularityCE 4.1.5",
    "singularity-ce version 3.11.4, SingularityCE 3.11.4",
    "singularity-pro version 3.9-8.el8, SingularityCE 3.9.0",
    "singularity version 3.8.7, Singularity 3.8.7",
    "singularity version 3.7.4-1.el7, Singularity 3.7.4",
    "2.6.1-dist, Singularity 2.6.1",
    "2.5.2-28-gbdb3e2c, Singularity 2.5.2",
  })
  void answersOfEnginesAreRead(String answer, String label) throws EngineException {
    programs.add("singularity", "echo '" + answer + "'");
    assertEquals(label, find().label());
  }

  @Test
  void whatAStartScriptPrintsIsPassedOver() throws EngineException {
    programs.add("apptainer", "echo 'Welcome to version 7.1'; echo 'apptainer version 1.2.5'");
    assertEquals("Apptainer 1.2.5", find().label());
  }

  @Test
  void apptainerIsPreferred() throws EngineException {
    programs
        .add("singularity", "echo singularity-ce version 4.0.0")
        .add("apptainer", "echo apptainer version 1.4.5");
    assertEquals(programs.path("apptainer"), find().program());
  }

  @Test
  void theVariableWinsOverPathAndTheOptionOverTheVariable() throws EngineException {
    programs
        .add("apptainer", "echo apptainer version 1.4.5")
        .add("old", "echo singularity version 3.5.3")
        .add("older", "echo 2.4.2-dist")
        .variable("SIFTER_ENGINE", "old");
    assertEquals("Singularity 3.5.3", find().label());
    assertEquals("Singularity 2.4.2", find("./bin/older").label());
    assertEquals(scratch.resolve("./bin/older"), find("./bin/older").program());
  }

  @Test
  void anEmptyVariableIsNone() throws EngineException {
    programs.add("apptainer", "echo apptainer version 1.4.5").variable("SIFTER_ENGINE", "");
    assertEquals("Apptainer 1.4.5", find().label());
  }

  @Test
  void noEngineOnPath() {
    assertRefused(
        NO_OPTION,
        EngineCode.NO_ENGINE,
        "PATH: neither apptainer nor singularity is on it",
        "Install your distribution's package apptainer, or run Apptainer's install-unprivileged.sh,"
            + " which needs no root (https://apptainer.org/docs/admin/main/installation.html). On a"
            + " cluster, it may be a module: module avail.");
  }

  @Test
  void noEngineWhereThereAreModules() {
    for (String variable : List.of("LMOD_CMD", "MODULESHOME")) {
      programs = new FakePrograms(scratch.resolve(variable)).variable(variable, "/opt/modules");
      EngineException e = assertThrows(EngineException.class, this::find);
      assertTrue(
          e.diagnostic()
              .remedy()
              .startsWith("Run module load apptainer (or singularity). Where there is none: "));
    }
  }

  @Test
  void withoutPathThereIsNone() {
    programs.variables().remove("PATH");
    EngineException e = assertThrows(EngineException.class, this::find);
    assertEquals(EngineCode.NO_ENGINE, e.diagnostic().code());
  }

  @Test
  void nameThatIsNotOnPath() {
    assertRefused(
        Optional.of("apptainr"),
        EngineCode.ENGINE_NOT_ON_PATH,
        "apptainr: no program of this name is on PATH",
        ANOTHER);
  }

  @Test
  void messagesAboutTheVariableNameIt() {
    programs.variable("SIFTER_ENGINE", "/no/such/engine");
    assertRefused(
        NO_OPTION,
        EngineCode.NO_SUCH_ENGINE,
        "SIFTER_ENGINE=/no/such/engine: there is no such program",
        ANOTHER);
  }

  @Test
  void namesThatNoFileCanHave() {
    assertEquals(
        EngineCode.NO_SUCH_ENGINE,
        assertThrows(EngineException.class, () -> find("/a\0b")).diagnostic().code());
    assertEquals(
        EngineCode.ENGINE_NOT_ON_PATH,
        assertThrows(EngineException.class, () -> find("a\0b")).diagnostic().code());
  }

  @Test
  void directory() {
    String directory = scratch.toString();
    assertRefused(
        Optional.of(directory),
        EngineCode.ENGINE_IS_DIRECTORY,
        directory + ": this is a directory, not a program",
        "Name the program in it: " + directory + "/bin/apptainer");
  }

  @Test
  void fileThatIsNoProgram() throws IOException {
    Path file = Files.writeString(scratch.resolve("text"), "apptainer");
    assertRefused(
        Optional.of("./text"),
        EngineCode.ENGINE_NOT_EXECUTABLE,
        "./text: you may not execute it",
        "Look at its permissions with ls -l.");
    assertTrue(Files.exists(file));
  }

  @Test
  void programThatCannotBeStarted() throws IOException {
    programs.add("apptainer", "");
    Files.writeString(programs.path("apptainer"), "#!/no/such/interpreter\n");
    String path = programs.path("apptainer").toString();
    assertRefused(
        NO_OPTION,
        EngineCode.ENGINE_DOES_NOT_START,
        path + ": it cannot be started: No such file or directory",
        ANOTHER);
  }

  @Test
  void programThatFails() {
    programs.add("apptainer", "echo INFO; echo 'libc: version GLIBC_2.38 not found' >&2; exit 127");
    assertRefused(
        Optional.of("apptainer"),
        EngineCode.ENGINE_FAILS,
        "apptainer: it ends with exit status 127 for --version: libc: version GLIBC_2.38 not found",
        ANOTHER);
  }

  @Test
  void programThatPrintsNothing() {
    programs.add("apptainer", "echo");
    assertRefused(
        Optional.of("apptainer"),
        EngineCode.ENGINE_SILENT,
        "apptainer: it prints nothing for --version",
        ANOTHER);
  }

  @Test
  void programThatIsNoEngine() {
    programs.add("docker", "echo 'Docker version 27.3.1, build ce12230'");
    assertRefused(
        Optional.of("docker"),
        EngineCode.NOT_AN_ENGINE,
        "docker: it answers --version with \"Docker version 27.3.1, build ce12230\", as neither"
            + " Apptainer nor Singularity does",
        ANOTHER);
  }

  @Test
  void programThatHangsIsKilled() throws IOException {
    Path pid = scratch.resolve("pid");
    programs.add("apptainer", "sleep 60 & echo $! > " + pid + "; wait");
    assertRefused(
        Optional.of("apptainer"),
        EngineCode.ENGINE_HANGS,
        "apptainer: it does not answer --version within 3 s",
        "Run it by hand; the file system that it is on may hang, or it waits for something.");
    long sleeper = Long.parseLong(Files.readString(pid).strip());
    assertTrue(
        ProcessHandle.of(sleeper).map(EngineSearchTest::ends).orElse(true),
        "what it has started is gone, too");
  }

  private static boolean ends(ProcessHandle process) {
    process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    return true;
  }

  @Test
  void whatAProgramLeavesBehindDoesNotHoldUpTheAnswer() throws EngineException {
    programs.add("apptainer", "echo apptainer version 1.4.5; sleep 30 &");
    assertEquals("Apptainer 1.4.5", find().label());
  }

  private void assertRefused(
      Optional<String> option, EngineCode code, String message, String remedy) {
    EngineException e = assertThrows(EngineException.class, () -> search().find(option));
    Diagnostic diagnostic = e.diagnostic();
    assertEquals(code, diagnostic.code());
    assertEquals(message, diagnostic.source().name() + ": " + diagnostic.message());
    assertEquals(remedy, diagnostic.remedy());
  }
}
