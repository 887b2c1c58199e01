package org.sifter.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.context.BuildContext;
import org.sifter.context.IgnorePatterns;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.context.SourceSelector;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.diag.Diagnostic;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Process;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.shell.ShellQuote;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;
import org.sifter.testing.ReversePipeline;

/**
 * Texts that a shell, a Dockerfile or JSON would read as something else come through to the byte,
 * and nothing in them is executed or expanded. {@code -Dseed=N} tries others.
 */
class HostileDefinitionTest {
  private static final int INPUTS = 400;
  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "0",
          " ",
          "  ",
          "\t",
          "\\",
          "\\\\",
          "'",
          "\"",
          "$",
          "$HOME",
          "${X}",
          "$(id)",
          "`id`",
          "#",
          "# escape=`",
          "%",
          "*",
          "?",
          "[a]",
          "{a,b}",
          "~",
          "!",
          "&",
          "|",
          ";",
          "<",
          "<<EOF",
          "EOF",
          ">",
          "(",
          ")",
          "=",
          ":",
          ",",
          "--",
          "-",
          "[\"x\"]",
          "ü",
          "漢",
          "\uD83D\uDC33");

  private final Random random = new Random(Long.getLong("seed", 20261121L));

  private String text(List<String> more) {
    List<String> pieces = new ArrayList<>(PIECES);
    pieces.addAll(more);
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length >= 0; length--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static List<ScriptLine> code(String code) {
    List<ScriptLine> lines = new ArrayList<>();
    String[] parts = code.split("\n", -1);
    lines.add(ScriptLine.code(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      lines.add(ScriptLine.verbatim(parts[i]));
    }
    return lines;
  }

  private static String definition(List<Section> sections) {
    Header header = Header.of(BootstrapAgent.DOCKER, "busybox");
    return DefinitionWriter.write(
        new DefinitionFile(List.of(), List.of(new DefinitionStage(header, sections))));
  }

  private static BuildPlan plan(String definition, Optional<Path> context) {
    ReversePipeline back = ReversePipeline.of(definition, context);
    assertFalse(back.log().hasErrors(), () -> back.log().diagnostics() + "\n" + definition);
    String dockerfile = back.dockerfile().orElseThrow();
    Pipeline read = Pipeline.of(SourceFile.of("Dockerfile", dockerfile));
    return read.plan(UnknownVariables.UNSET)
        .orElseThrow(() -> new AssertionError(read.log().diagnostics() + "\n" + dockerfile));
  }

  @Test
  void environment() {
    for (int i = 0; i < INPUTS; i++) {
      String value = text(List.of());
      String script = "export VALUE=" + ShellQuote.word(value);
      BuildPlan plan =
          plan(
              definition(List.of(ScriptSection.of(ScriptKind.ENVIRONMENT, code(script)))),
              Optional.empty());
      Variable variable =
          plan.target().config().environment().stream()
              .filter(v -> v.name().equals("VALUE"))
              .findFirst()
              .orElseThrow();
      assertEquals(Optional.of(value), variable.value().asLiteral(), script);
    }
  }

  /** A line that BuildKit cannot read is none. */
  @Test
  void valuesThatGrowTooLong() {
    List<ScriptLine> lines = new ArrayList<>(code("export A0=\"$A\""));
    for (int i = 1; i <= 13; i++) {
      lines.addAll(code("export A%d=\"$A%d$A%d\"".formatted(i, i - 1, i - 1)));
    }
    String definition = definition(List.of(ScriptSection.of(ScriptKind.ENVIRONMENT, lines)));
    List<Diagnostic> found = ReversePipeline.of(definition, Optional.empty()).log().diagnostics();
    assertEquals(
        List.of(
            "the value of A12 has several lines, or a longer one than ENV and LABEL can hold",
            "the value of A13 has several lines, or a longer one than ENV and LABEL can hold"),
        found.stream().map(Diagnostic::message).toList());
  }

  /** What the values come to is not looked at when it is too much. */
  @Test
  void variablesOfPostThatDouble() {
    List<ScriptLine> lines = new ArrayList<>(code("umask 022"));
    lines.addAll(code("umount -n /tmp /var/tmp"));
    lines.addAll(code("unset LANG LD_LIBRARY_PATH PROMPT_COMMAND PS1 TERM"));
    for (int i = 1; i <= 40; i++) {
      lines.addAll(code("export A%d=\"$A%d$A%d\"".formatted(i, i - 1, i - 1)));
    }
    String definition = definition(List.of(ScriptSection.of(ScriptKind.POST, lines)));
    String dockerfile = ReversePipeline.of(definition, Optional.empty()).dockerfile().orElseThrow();
    assertTrue(dockerfile.contains("\nexport A40=\"$A39$A39\"\n"), dockerfile);
  }

  @Test
  void labels() {
    for (int i = 0; i < INPUTS; i++) {
      String value = text(List.of()).strip();
      if (Label.canLabel("key", value)) {
        BuildPlan plan =
            plan(
                definition(List.of(new LabelsSection(List.of(new Label("key", value))))),
                Optional.empty());
        assertEquals(value, plan.target().config().labels().get("key"));
      }
    }
  }

  @Test
  void argumentsOfTheRunScript() {
    for (int i = 0; i < INPUTS; i++) {
      List<String> words = List.of("/bin/show", text(List.of("\n", "\r")), text(List.of("\n")));
      String script =
          "exec "
              + words.stream().map(ShellQuote::word).collect(Collectors.joining(" "))
              + " \"$@\"";
      BuildPlan plan =
          plan(
              definition(List.of(ScriptSection.of(ScriptKind.RUNSCRIPT, code(script)))),
              Optional.empty());
      List<String> entrypoint = plan.target().config().entrypoint().orElseThrow();
      // A word that no command line is sure to hold goes through a shell, as it stands.
      assertTrue(
          entrypoint.equals(words) || entrypoint.get(0).equals("/bin/sh") || isScript(plan),
          () -> entrypoint + "\n" + script);
    }
  }

  private static boolean isScript(BuildPlan plan) {
    return plan.target()
        .config()
        .entrypoint()
        .equals(Optional.of(List.of("/.singularity.d/runscript")));
  }

  @Test
  void argumentsOfAStep() {
    for (int i = 0; i < INPUTS; i++) {
      List<String> words = List.of("/bin/show", text(List.of("\n")), text(List.of("\n")));
      String script =
          "exec " + words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
      List<ScriptLine> lines = new ArrayList<>();
      lines.addAll(code("umask 022"));
      lines.addAll(code("umount -n /tmp /var/tmp"));
      lines.addAll(code("unset LANG LD_LIBRARY_PATH PROMPT_COMMAND PS1 TERM"));
      lines.addAll(code("( " + script + " )"));
      BuildPlan plan =
          plan(definition(List.of(ScriptSection.of(ScriptKind.POST, lines))), Optional.empty());
      Process process = process(plan);
      assertTrue(
          process.arguments().equals(words) || process.arguments().get(2).contains(script),
          () -> process.arguments() + "\n" + script);
    }
  }

  private static Process process(BuildPlan plan) {
    List<Step> steps = plan.target().steps();
    return ((Step.Run) steps.get(steps.size() - 1)).process();
  }

  @Test
  void textOfPost() {
    for (int i = 0; i < INPUTS; i++) {
      List<String> lines = List.of("echo " + text(List.of()).strip(), text(List.of()).strip());
      List<ScriptLine> script = lines.stream().map(ScriptLine::code).toList();
      if (!script.stream().allMatch(ScriptLine::canWrite)) {
        continue;
      }
      ReversePipeline back =
          ReversePipeline.of(
              definition(List.of(ScriptSection.of(ScriptKind.POST, script))), Optional.empty());
      Pipeline read = Pipeline.of(SourceFile.of("Dockerfile", back.dockerfile().orElseThrow()));
      String run = process(read.plan(UnknownVariables.UNSET).orElseThrow()).arguments().get(2);
      for (String line : lines) {
        assertTrue(run.contains(line), () -> run + "\nlacks " + line);
      }
    }
  }

  @Test
  void namesOfFiles(@TempDir Path context) throws IOException {
    for (int i = 0; i < INPUTS / 4; i++) {
      String name = text(List.of("\\*", "x\\"));
      Path file = context.resolve(name);
      Files.writeString(file, name);
      String root = "\"$SINGULARITY_ROOTFS\"";
      String staged = "/.sifter/1/" + name;
      List<ScriptLine> setup = new ArrayList<>(code("umask 022"));
      setup.addAll(
          code(
              "cp -L --preserve=mode -- "
                  + ShellQuote.word(name)
                  + " "
                  + root
                  + ShellQuote.word(staged)));
      List<ScriptLine> post = new ArrayList<>(code("umask 022"));
      post.addAll(code("umount -n /tmp /var/tmp"));
      post.addAll(code("mkdir -p /target"));
      post.addAll(code("cp -af " + ShellQuote.word(staged) + " /target/"));
      BuildPlan plan =
          plan(
              definition(
                  List.of(
                      ScriptSection.of(ScriptKind.SETUP, setup),
                      ScriptSection.of(ScriptKind.POST, post))),
              Optional.of(context));
      assertEquals(List.of(name), copied(plan, context), () -> plan.target().steps().toString());
      Files.delete(file);
    }
  }

  private static List<String> copied(BuildPlan plan, Path context) throws IOException {
    List<String> names = new ArrayList<>();
    for (Step step : plan.target().steps()) {
      if (step instanceof Step.Copy copy) {
        for (Step.Source source : copy.sources()) {
          String path = ((SourceLocation.Local) source.location()).path();
          Selection selection =
              SourceSelector.select(
                  BuildContext.of(context, IgnorePatterns.NONE),
                  List.of(path),
                  SelectionOptions.NONE);
          selection.selected().forEach(s -> names.add(((SelectedFile) s).name()));
        }
      }
    }
    return names;
  }
}
