package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.source.Span;

class DefinitionWriterTest {

  @Test
  void everyKindOfSectionHasItsForm() {
    DefinitionStage stage =
        new DefinitionStage(
            new Header(
                new BootstrapAgent("yum"),
                Optional.of("x"),
                Optional.of("s"),
                List.of(new HeaderField("OtherURL1", "a"), new HeaderField("SetOpt", "b\nc"))),
            List.of(
                new ArgumentsSection(List.of(new Argument("TAG", "1 2"), new Argument("E", ""))),
                new FilesSection(
                    Optional.empty(),
                    List.of(
                        new FileTransfer("a b", "/c d"),
                        new FileTransfer("e*", ""),
                        new FileTransfer("#f", "/it's"))),
                new FilesSection(Optional.of("t"), List.of(new FileTransfer("/x", "/y"))),
                new ScriptSection(
                    ScriptKind.POST,
                    "-c /bin/bash",
                    List.of(
                        ScriptLine.code("cat > /x <<E").at(new Span(3, 9)),
                        ScriptLine.verbatim("not indented {{ TAG }}"),
                        ScriptLine.verbatim("E"),
                        ScriptLine.code("  "),
                        ScriptLine.code("true"),
                        ScriptLine.code(""))),
                new ScriptSection(
                    ScriptKind.APPRUN, "one", List.of(ScriptLine.code("exec one \"$@\""))),
                new LabelsSection(List.of(new Label("a", "b  # c"), new Label("d", ""))),
                new HelpSection(List.of("what", "", "  {{ it }}\n%is", ""))));

    assertEquals(
        """
        # one
        #
        #   two { { x }}

        Bootstrap: yum
        From: x
        Stage: s
        OtherURL1: a
        SetOpt: b\\n\\
            c

        %arguments
            TAG=1 2
            E=

        %files
            "a b" "/c d"
            e*
            "#f" "/it's"
        %files from t
            /x /y

        %post -c /bin/bash
            cat > /x <<E
        not indented {{ TAG }}
        E

            true

        %apprun one
            exec one "$@"

        %labels
            a b  # c
            d

        %help
            what

              { { it }}
            \\%is

        Bootstrap: scratch
        """,
        DefinitionWriter.write(
            new DefinitionFile(
                List.of("one", "\n  two {{ x }}"),
                List.of(stage, new DefinitionStage(Header.scratch(), List.of())))));
  }

  @Test
  void anEmptySectionIsItsHeading() {
    assertEquals(
        "Bootstrap: scratch\n\n%post\n\n%labels\n",
        write(ScriptSection.of(ScriptKind.POST, List.of()), new LabelsSection(List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%hello|begins with %, which starts a section: %hello",
        " \t%|begins with %, which starts a section:  \t%",
        "\u2003%x|begins with %, which starts a section: \u2003%x",
        "bootstrap:|begins with bootstrap:, which starts a stage: bootstrap:",
        "BootStrap: x|begins with bootstrap:, which starts a stage: BootStrap: x",
        "boot\u017Ftrap: x|begins with bootstrap:, which starts a stage: boot\u017Ftrap: x",
        "a\r|ends with a carriage return, which the engine drops: a\r",
        "a\0b|holds a NUL, which the shell drops: a\0b",
        "a\uD800|holds half a surrogate pair, which UTF-8 cannot say: a\uD800",
      })
  void aLineThatWouldBeReadAsSomethingElseIsRefused(String line, String problem) {
    assertRefused(
        "%post, line 2 " + problem,
        ScriptSection.of(
            ScriptKind.POST, List.of(ScriptLine.code("true"), ScriptLine.verbatim(line))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " bootstrap:",
        "a%b",
        "\uFEFF",
        "a\rb",
        "a\tb\u001b",
        "{{ .Names }}",
        "{{}}",
        "{{ a b }}",
        "{{",
        "\u200B%x",
        "\uD83D\uDE00"
      })
  void harmlessLinesAreWritten(String line) throws Exception {
    Section section = ScriptSection.of(ScriptKind.TEST, List.of(ScriptLine.verbatim(line)));
    String text = write(section);
    assertEquals("Bootstrap: scratch\n\n%test\n" + line + "\n", text);
    assertEquals(List.of(section), DefinitionReader.read(text).stages().get(0).sections());
  }

  @Test
  void aLongLineIsRefused() {
    assertRefused(
        "%post, line 1 has more than 60000 bytes: " + "\u00e4".repeat(80) + "...",
        ScriptSection.of(ScriptKind.POST, List.of(ScriptLine.verbatim("\u00e4".repeat(30_001)))));
    write(ScriptSection.of(ScriptKind.POST, List.of(ScriptLine.verbatim("\u00e4".repeat(30_000)))));
  }

  @Test
  void aTemplateVariableNeedsItsArgument() {
    Section post =
        ScriptSection.of(
            ScriptKind.POST,
            List.of(ScriptLine.code("echo {{ A }}"), ScriptLine.code("# {{{\fB_1\t}}")));
    assertRefused("line 4 of the stage holds {{ A }}, which is not one of its %arguments", post);
    assertRefused(
        "line 5 of the stage holds {{\fB_1\t}}, which is not one of its %arguments",
        post, new ArgumentsSection(List.of(new Argument("A", ""))));
    write(
        new ArgumentsSection(List.of(new Argument("A", ""), new Argument("B_1", "{{ A }}"))), post);
  }

  @Test
  void aTemplateVariableMayGoOverLines() {
    assertRefused(
        "line 4 of the stage holds {{\n    x\n}}, which is not one of its %arguments",
        ScriptSection.of(
            ScriptKind.POST,
            List.of(ScriptLine.verbatim("{{"), ScriptLine.code("x"), ScriptLine.verbatim("}}"))));
  }

  @Test
  void wordsThatFilesCannotHoldAreRefused() {
    for (String word : List.of("a\"b", "\"", "")) {
      assertRefused(
          "%files cannot hold the word " + word,
          new FilesSection(Optional.empty(), List.of(new FileTransfer(word, "/x"))));
    }
    assertRefused(
        "%files cannot name the stage a b", new FilesSection(Optional.of("a b"), List.of()));
    assertRefused(
        "a section cannot have the heading %files from a#b",
        new FilesSection(Optional.of("a#b"), List.of()));
  }

  @Test
  void labelsAndArgumentsThatWouldChangeAreRefused() {
    for (Label label :
        List.of(
            new Label("", "x"),
            new Label("a b", "c"),
            new Label("a", " b"),
            new Label("a", "b\u00A0"))) {
      assertRefused("%labels cannot hold " + label, new LabelsSection(List.of(label)));
    }
    assertRefused(
        "%labels, line 1 begins with %, which starts a section:     %a b",
        new LabelsSection(List.of(new Label("%a", "b"))));
    assertRefused(
        "%labels cannot hold Label[key=#a, value=b]",
        new LabelsSection(List.of(new Label("#a", "b"))));
    for (Argument argument :
        List.of(new Argument("a-b", "c"), new Argument("", ""), new Argument("a", "b "))) {
      assertRefused("%arguments cannot hold " + argument, new ArgumentsSection(List.of(argument)));
    }
  }

  @Test
  void aLineFeedInALineIsRefused() {
    assertRefused(
        "%files, line 1 holds a line feed:     \"a\nb\" /x",
        new FilesSection(Optional.empty(), List.of(new FileTransfer("a\nb", "/x"))));
    assertRefused(
        "%labels, line 1 holds a line feed:     a b\nc",
        new LabelsSection(List.of(new Label("a", "b\nc"))));
    assertRefused(
        "%arguments, line 1 holds a line feed:     a=b\nc",
        new ArgumentsSection(List.of(new Argument("a", "b\nc"))));
  }

  @Test
  void aRefusalShowsTheStartOfALongLine() {
    String shown = "%" + "x".repeat(79);
    assertRefused(
        "%post, line 1 begins with %, which starts a section: " + shown,
        ScriptSection.of(ScriptKind.POST, List.of(ScriptLine.verbatim(shown))));
    assertRefused(
        "%post, line 1 begins with %, which starts a section: " + shown + "...",
        ScriptSection.of(ScriptKind.POST, List.of(ScriptLine.verbatim(shown + "y"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a#b", "a\\", "a\n", "a\nb#", "a\r", "a\0"})
  void headerValuesThatWouldChangeAreRefused(String value) {
    Header header = Header.of(BootstrapAgent.DOCKER, value);
    DefinitionFile file =
        new DefinitionFile(List.of(), List.of(new DefinitionStage(header, List.of())));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> DefinitionWriter.write(file));
    assertEquals("the header's From cannot have the value " + value, e.getMessage());
  }

  @Test
  void headerKeysAreThoseOfTheEngine() {
    for (String key : List.of("Frum", "From", "OtherURL")) {
      Header header =
          new Header(
              BootstrapAgent.DOCKER,
              Optional.of("a"),
              Optional.empty(),
              List.of(new HeaderField(key, "b")));
      DefinitionFile file =
          new DefinitionFile(List.of(), List.of(new DefinitionStage(header, List.of())));
      assertThrows(IllegalStateException.class, () -> DefinitionWriter.write(file), key);
    }
  }

  @Test
  void argumentsOfAScriptThatWouldChangeAreRefused() {
    for (String arguments : List.of(" -x", "-x # y", "-x\ny")) {
      assertRefused(
          "a section cannot have the heading %post " + arguments,
          new ScriptSection(ScriptKind.POST, arguments, List.of()));
    }
    assertRefused(
        "%appenv needs the name of an app", ScriptSection.of(ScriptKind.APPENV, List.of()));
  }

  @Test
  void aPreambleOrHeaderThatTheEngineCannotReadIsRefused() {
    DefinitionStage stage = new DefinitionStage(Header.scratch(), List.of());
    DefinitionFile file = new DefinitionFile(List.of("x".repeat(70_000)), List.of(stage));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> DefinitionWriter.write(file));
    assertEquals("too long for a preamble", e.getMessage());
    assertTrue(
        DefinitionWriter.write(new DefinitionFile(List.of("x".repeat(60_000)), List.of(stage)))
                .length()
            > 60_000);
  }

  private static void assertRefused(String message, Section... sections) {
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> write(sections));
    assertEquals(message, e.getMessage());
  }

  private static String write(Section... sections) {
    return DefinitionWriter.write(
        new DefinitionFile(
            List.of(), List.of(new DefinitionStage(Header.scratch(), List.of(sections)))));
  }
}
