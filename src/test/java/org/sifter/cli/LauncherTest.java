package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start script with a program in Java's place that prints its arguments. */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("src/main/launcher/sifter");
  private static final Path ARCHIVER = Path.of("src/main/launcher/sifter-archive-classes");
  private static final String ECHO = "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nexit 5\n";

  @TempDir private Path directory;
  private Path launcher;

  private record Ended(int status, List<String> lines) {}

  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    Path home = directory.resolve("with blank");
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("lib/jline.jar"));
    Files.createFile(home.resolve("lib/sifter.jar"));
    launcher = executable(home.resolve("bin/sifter"), Files.readString(LAUNCHER));
  }

  @Test
  void passesTheLibrariesAndAllArguments() throws Exception {
    Path java = executable(directory.resolve("jdk/bin/java"), ECHO);
    Ended ended = run(Map.of("JAVA_HOME", directory + "/jdk"), launcher, "a b", "", "*", "$x");
    assertEquals(5, ended.status(), java + " gives the status");
    String lib = launcher.toRealPath().getParent().getParent() + "/lib/";
    int classpath = ended.lines().indexOf("<-cp>");
    assertEquals(
        List.of(
            "<-cp>",
            "<" + lib + "jline.jar:" + lib + "sifter.jar>",
            "<org.sifter.cli.Main>",
            "<a b>",
            "<>",
            "<*>",
            "<$x>"),
        ended.lines().subList(classpath, ended.lines().size()));
  }

  @Test
  void theRuntimeBesideItComesBeforeThatOfTheMachine() throws Exception {
    Path home = launcher.getParent().getParent();
    executable(home.resolve("runtime/bin/java"), ECHO);
    executable(directory.resolve("jdk/bin/java"), "#!/bin/sh\nexit 7\n");
    Map<String, String> machine = Map.of("JAVA_HOME", directory + "/jdk");
    assertEquals(5, run(machine, launcher).status());
    Map<String, String> named = Map.of("SIFTER_JAVA", directory + "/jdk/bin/java");
    assertEquals(7, run(named, launcher).status());
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path java = executable(directory.resolve("java"), ECHO);
    Path absolute = Files.createSymbolicLink(directory.resolve("one"), launcher);
    Path relative = Files.createSymbolicLink(directory.resolve("two"), Path.of("one"));
    for (Path link : List.of(absolute, relative)) {
      assertEquals(5, run(Map.of("SIFTER_JAVA", java.toString()), link).status());
    }
  }

  @Test
  void lintHasAnArchiveOfClassesOfItsOwn() throws Exception {
    Path java = executable(directory.resolve("java"), ECHO);
    Path lib = launcher.toRealPath().getParent().resolveSibling("lib");
    Files.createFile(lib.resolve("sifter.jsa"));
    assertEquals(List.of("sifter.jsa"), archives(java, "lint"));
    Files.createFile(lib.resolve("lint.jsa"));
    assertEquals(List.of("lint.jsa"), archives(java, "lint"));
    assertEquals(List.of("sifter.jsa"), archives(java, "convert"));
    assertEquals(List.of("sifter.jsa"), archives(java));
  }

  private List<String> archives(Path java, String... arguments) throws Exception {
    String lib = launcher.toRealPath().getParent().getParent() + "/lib/";
    return run(Map.of("SIFTER_JAVA", java.toString()), launcher, arguments).lines().stream()
        .filter(line -> line.startsWith("<-XX:SharedArchiveFile=" + lib))
        .map(line -> line.substring(line.lastIndexOf('/') + 1, line.length() - 1))
        .toList();
  }

  @Test
  void archivesAreLeftAloneWhenSifterDoesNotStart() throws Exception {
    Path archiver =
        executable(launcher.resolveSibling("sifter-archive-classes"), Files.readString(ARCHIVER));
    Path archive = launcher.getParent().resolveSibling("lib/sifter.jsa");
    Files.createFile(archive);
    Path java = executable(directory.resolve("java"), ECHO);
    Ended ended = run(Map.of("SIFTER_JAVA", java.toString()), archiver);
    assertEquals(3, ended.status());
    assertEquals(
        List.of("sifter-archive-classes: " + launcher.toRealPath() + " does not tell its Java"),
        ended.lines());
    assertTrue(Files.exists(archive));
  }

  /** A locale that is not installed would be taken for ASCII; that of C.UTF-8 mostly is. */
  @Test
  void readsNamesAsUtf8() throws Exception {
    Path java = executable(directory.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"${LC_ALL-}\"\n");
    boolean isInstalled = Files.isDirectory(Path.of("/usr/lib/locale/C.utf8"));
    for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8", "xx_YY.utf8", "xx_YY.ISO-8859-1")) {
      Ended ended = run(Map.of("SIFTER_JAVA", java.toString(), "LC_ALL", locale), launcher);
      boolean isUtf8 = locale.startsWith("xx_YY.U") || locale.startsWith("xx_YY.u");
      boolean isReplaced = locale.length() < 6 || (isUtf8 && isInstalled);
      assertEquals(List.of(isReplaced ? "C.UTF-8" : locale), ended.lines());
    }
  }

  @Test
  void anotherFileIsNotTakenForAClosedStream() throws Exception {
    Path java =
        executable(
            directory.resolve("java"),
            "#!/bin/sh\ncat\necho x\nfiles=$(readlink /proc/$$/fd/0 /proc/$$/fd/1)\necho \"$files\" >&2\n");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "\"$0\" <&- >&-", launcher.toString());
    builder.environment().put("SIFTER_JAVA", java.toString());
    Process process = builder.start();
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertTrue(errors.contains("Bad file descriptor"), errors);
    assertTrue(errors.endsWith("/dev/null\n/dev/null\n"), errors);
  }

  @Test
  void isFoundInTheWorkingDirectory() throws Exception {
    Path java = executable(directory.resolve("java"), ECHO);
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "sifter").directory(launcher.getParent().toFile());
    builder.environment().putAll(Map.of("SIFTER_JAVA", java.toString(), "PATH", "/usr/bin:/bin:"));
    Process process = builder.start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(5, process.exitValue());
  }

  @Test
  void saysWhereItCannotRun() throws Exception {
    Path java = executable(directory.resolve("java"), ECHO);
    Map<String, String> variables = Map.of("SIFTER_JAVA", java.toString());
    Path colon = directory.resolve("a:b");
    Files.move(launcher.getParent().getParent(), colon);
    Ended ended = run(variables, colon.resolve("bin/sifter"));
    assertEquals(3, ended.status());
    assertTrue(ended.lines().get(0).contains("a colon in its name"), ended.lines().toString());
    Path plain = directory.resolve("plain");
    Files.move(colon, plain);
    Files.delete(plain.resolve("lib/sifter.jar"));
    Ended missing = run(variables, plain.resolve("bin/sifter"));
    assertEquals(3, missing.status());
    assertTrue(
        missing.lines().get(0).contains("libraries are missing"), missing.lines().toString());
  }

  @Test
  void saysWhenThereIsNoJava() throws Exception {
    Ended none = run(Map.of("PATH", directory.toString()), launcher);
    assertEquals(3, none.status());
    assertTrue(none.lines().get(0).startsWith("sifter: "), none.lines().toString());
    Ended wrong = run(Map.of("SIFTER_JAVA", "/no/java"), launcher);
    assertEquals(3, wrong.status());
    assertEquals(List.of("sifter: SIFTER_JAVA is /no/java, which is not a program"), wrong.lines());
  }

  @Test
  void saysWhenJavaIsTooOld() throws Exception {
    Path java = executable(directory.resolve("jdk/bin/java"), ECHO);
    for (String version : List.of("1.8.0_392", "11.0.2")) {
      Files.writeString(
          directory.resolve("jdk/release"), "A=1\nJAVA_VERSION=\"" + version + "\"\n");
      Ended ended = run(Map.of("SIFTER_JAVA", java.toString()), launcher);
      assertEquals(3, ended.status());
      assertTrue(ended.lines().get(0).contains("is Java " + version), ended.lines().toString());
    }
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"17\"\n");
    assertEquals(5, run(Map.of("SIFTER_JAVA", java.toString()), launcher).status());
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true), file.toString());
    return file;
  }

  private static Ended run(Map<String, String> variables, Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.endsWith("JAVA") || name.equals("JAVA_HOME"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends");
    return new Ended(process.exitValue(), output.lines().toList());
  }
}
