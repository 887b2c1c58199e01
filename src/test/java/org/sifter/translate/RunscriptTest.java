package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.Header;
import org.sifter.definition.ScriptLine;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Provenance;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.testing.Shells;

/** The arguments that a program gets from the run script are those of {@code docker run}. */
final class RunscriptTest {
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "a b",
          "'",
          "\"",
          "\\",
          "$X",
          "$(id)",
          "`id`",
          "*",
          "-n",
          "\n",
          "a\n%post\n",
          "{{ x }}",
          "é",
          "!",
          "#",
          ";",
          "a\tb",
          "\r",
          "--",
          "%s",
          "~",
          "$@",
          "bootstrap: x");

  @TempDir Path directory;
  private String show;

  @BeforeEach
  void writeProgram() throws Exception {
    Path program = directory.resolve("show it");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\0' \"$PWD\" \"$@\"\n");
    program.toFile().setExecutable(true);
    show = program.toRealPath().toString();
  }

  @Test
  void entrypointAndCommand() throws Exception {
    Optional<List<String>> entrypoint = Optional.of(with(show, HOSTILE));
    Optional<List<String>> command = Optional.of(HOSTILE);
    assertArguments(with(HOSTILE, HOSTILE), entrypoint, command, List.of());
    assertArguments(with(HOSTILE, List.of("x", "")), entrypoint, command, List.of("x", ""));
    assertArguments(with(HOSTILE, HOSTILE), entrypoint, Optional.empty(), HOSTILE);
    assertArguments(with(HOSTILE, List.of("")), entrypoint, command, List.of(""));
  }

  @Test
  void entrypointAlone() throws Exception {
    assertArguments(List.of(), Optional.of(List.of(show)), Optional.empty(), List.of());
    assertArguments(List.of(), Optional.of(List.of(show)), Optional.of(List.of()), List.of());
    assertArguments(HOSTILE, Optional.of(List.of(show)), Optional.empty(), HOSTILE);
  }

  @Test
  void commandAlone() throws Exception {
    Optional<List<String>> command = Optional.of(with(show, HOSTILE));
    assertArguments(HOSTILE, Optional.empty(), command, List.of());
    assertArguments(List.of("x"), Optional.empty(), command, List.of(show, "x"));
  }

  @Test
  void anEmptyEntrypointCountsAsNone() throws Exception {
    Optional<List<String>> command = Optional.of(List.of(show, "a"));
    assertArguments(List.of("a"), Optional.of(List.of()), command, List.of());
  }

  @Test
  void shellForms() throws Exception {
    String text = "exec '" + show + "' \"$0\" \"$#\" $((1 + 2))";
    Optional<List<String>> shell = Optional.of(List.of("/bin/sh", "-c", text));
    assertArguments(List.of("/bin/sh", "0", "3"), Optional.empty(), shell, List.of());
    assertArguments(List.of("a", "1", "3"), shell, Optional.empty(), List.of("a", "b"));
  }

  @Test
  void nothingToRun() throws Exception {
    for (List<String> shell : Shells.present().values()) {
      assertEquals(
          new Shells.Outcome("", 125),
          run(shell, script(Optional.empty(), Optional.empty(), "/"), List.of()));
      assertEquals(
          new Shells.Outcome("/\0a\0", 0),
          run(shell, script(Optional.empty(), Optional.empty(), "/"), List.of(show, "a")));
    }
  }

  @Test
  void theWorkingDirectoryAndTheStatus() throws Exception {
    Path work = Files.createDirectory(directory.resolve("-a b'$X"));
    String path = work.toRealPath().toString();
    for (List<String> shell : Shells.present().values()) {
      assertEquals(
          new Shells.Outcome(path + "\0", 0),
          run(shell, script(Optional.of(List.of(show)), Optional.empty(), path), List.of()));
      List<String> fails = List.of("/bin/sh", "-c", "exit 7");
      assertEquals(
          new Shells.Outcome("", 7),
          run(shell, script(Optional.of(fails), Optional.empty(), "/"), List.of()));
    }
  }

  private static List<String> with(String first, List<String> more) {
    return with(List.of(first), more);
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  private void assertArguments(
      List<String> expected,
      Optional<List<String>> entrypoint,
      Optional<List<String>> command,
      List<String> given)
      throws Exception {
    String wanted = with("/", expected).stream().map(a -> a + "\0").collect(Collectors.joining());
    String script = script(entrypoint, command, "/");
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      assertEquals(
          new Shells.Outcome(wanted, 0),
          run(shell.getValue(), script, given),
          () -> shell.getKey() + ":\n" + script);
    }
  }

  private static String script(
      Optional<List<String>> entrypoint, Optional<List<String>> command, String workingDirectory) {
    ImageConfig config =
        new ImageConfig(
            List.of(),
            entrypoint,
            command,
            workingDirectory,
            "",
            Map.of(),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "",
            Set.of());
    Provenance from =
        new Provenance("FROM", Span.at(0), 1, /* triggered= */ false, "FROM alpine", List.of());
    StageDraft draft =
        new StageDraft(
            Header.of(BootstrapAgent.DOCKER, "alpine"), from, Layout.WHOLE, Scene.IMAGE, List.of());
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", "FROM alpine"));
    Span place = Span.at(0);
    new Runscript(draft, config, place, place, new Findings(log, /* lenient= */ false)).write();
    assertEquals(List.of(), log.diagnostics());
    return draft.runscript().lines().stream()
        .map(ScriptLine::text)
        .collect(Collectors.joining("\n"));
  }

  private Shells.Outcome run(List<String> shell, String script, List<String> arguments)
      throws Exception {
    Path file = Files.writeString(directory.resolve("runscript"), script + "\n");
    List<String> words = with(shell, List.of(file.toString()));
    return Shells.run(with(words, arguments), directory, Map.of("PATH", "/usr/bin:/bin"));
  }
}
