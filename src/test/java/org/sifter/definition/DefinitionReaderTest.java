package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

  @Test
  void commentsBeforeTheFirstStageAreThePreamble() throws Exception {
    DefinitionFile file =
        DefinitionReader.read(
            """
            # one
            #   two

            #three
            Bootstrap: scratch
            """);

    assertEquals(List.of("one", "  two", "three"), file.preamble());
    assertEquals(List.of(new DefinitionStage(Header.scratch(), List.of())), file.stages());
  }

  @Test
  void headerKeysHaveNoCaseAndMayBeIndentedCommentedAndContinued() throws Exception {
    DefinitionFile file =
        DefinitionReader.read(
            """
              # a comment
              bOOtstrap : docker   # the agent
                FROM: registry:5000/\\
                    team/image@sha256:12
            osversion: 1
            OSVersion: 2
            Include: a\\n\\
              b

            sTAGE: one
            """);

    assertEquals(
        new Header(
            BootstrapAgent.DOCKER,
            Optional.of("registry:5000/team/image@sha256:12"),
            Optional.of("one"),
            List.of(new HeaderField("OSVersion", "2"), new HeaderField("Include", "a\nb"))),
        file.stages().get(0).header());
  }

  @Test
  void aStageStartsAtAnyBootstrapInTheFirstColumn() throws Exception {
    DefinitionFile file =
        DefinitionReader.read(
            """
            Bootstrap: docker
            From: a
            %post
             bootstrap: inside
            BOOTSTRAP: library
            From: b
            """);

    assertEquals(2, file.stages().size());
    assertEquals(
        List.of(script(ScriptKind.POST, "", " bootstrap: inside")),
        file.stages().get(0).sections());
    assertEquals(BootstrapAgent.LIBRARY, file.stages().get(1).header().agent());
  }

  @Test
  void sectionNamesHaveNoCaseAndAnyNumberOfPercentSigns() throws Exception {
    assertEquals(
        List.of(
            script(ScriptKind.POST, "-c /bin/bash -eu", "a", "b"),
            script(ScriptKind.TEST, "", "c")),
        sections("%POST -c /bin/sh\na\n%%post -c /bin/bash -eu # why\nb\n%Test # none\nc\n"));
  }

  @Test
  void repeatedSectionsAreJoinedAsTheEngineJoinsThem() throws Exception {
    assertEquals(
        List.of(
            script(ScriptKind.POST, "-u", "cat <<E", "", "E"),
            new LabelsSection(List.of(new Label("a", "1"), new Label("b", ""))),
            new HelpSection(List.of("x", "", "y"))),
        sections(
            """
            %post -u
            cat <<E

            %labels
            a 1
            %post
            E

            %help
                x

            %labels
            b
            %help
                y
            """));
  }

  @Test
  void filesOfEachStageStayApart() throws Exception {
    assertEquals(
        List.of(
            files(Optional.of("one"), "a", "", "d", "/d"),
            files(Optional.empty(), "b c", "/b c"),
            files(Optional.of("two"), "e", "/e")),
        sections(
            """
            %files from one
              a
            %files
              # a comment

              "b c" "/b c" and more
            %files   from   two # why
              e /e
            %files from one
              d /d
            """));
  }

  @Test
  void labelsAreSplitAtTheFirstSpaceOnly() throws Exception {
    assertEquals(
        List.of(
            new LabelsSection(
                List.of(
                    new Label("k=v", ""),
                    new Label("a", "b  c # d"),
                    new Label("tab\tkey", "\"v\"")))),
        sections("%labels\n k=v\n\ta  b  c # d \n#x y\ntab\tkey \"v\"\n"));
  }

  @Test
  void argumentsAreNamesWithDefaultValues() throws Exception {
    assertEquals(
        List.of(
            new ArgumentsSection(
                List.of(
                    new Argument("A", "1"), new Argument("B", "x = y"), new Argument("C", "")))),
        sections("%arguments\n A=1\n B = x = y \n# D=4\n C=\n"));
  }

  @Test
  void sectionsOfAppsAreKeptApartByApp() throws Exception {
    assertEquals(
        List.of(
            script(ScriptKind.APPRUN, "one", "exec a", "exec c"),
            script(ScriptKind.APPRUN, "two", "exec b"),
            script(ScriptKind.APPLABELS, "one", "k v")),
        sections(
            "%apprun one\nexec a\n%apprun two\nexec b\n%apprun one\nexec c\n%applabels one\nk v\n"));
  }

  @Test
  void helpLosesTheIndentationThatAllItsLinesHave() throws Exception {
    assertEquals(
        List.of(new HelpSection(List.of("a", "    b", "", "c"))),
        sections("%help\n    a\n        b\n\n    c\n"));
    assertEquals(
        List.of(new HelpSection(List.of("a", "    b"))), sections("%help\na\n    b\n\n\n"));
  }

  @Test
  void oneCarriageReturnAtTheEndOfALineIsDropped() throws Exception {
    assertEquals(
        List.of(script(ScriptKind.POST, "", "a\r", "b\rc")),
        sections("%post\r\na\r\r\nb\rc\r\n\r\n"));
  }

  @Test
  void aLineEndAtTheEndOfTheFileMayBeMissing() throws Exception {
    assertEquals(List.of(script(ScriptKind.POST, "", "a")), sections("%post\na"));
    assertEquals(List.of(script(ScriptKind.POST, "")), sections("%post"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                  | 1 | the file has no stage: it needs a line Bootstrap:",
        "`# only\n\n# comments\n`            | 1 | the file has no stage: it needs a line Bootstrap:",
        "`\uFEFFBootstrap: scratch\n`        | 1 | the file begins with a byte order mark",
        "`\nFrom: a\nBootstrap: docker\n`    | 2 | a header without Bootstrap",
        "`%post\ntrue\n`                     | 1 | the header has no end",
        "`#\nBootstrap:\n`                   | 2 | a header without Bootstrap",
        "`Bootstrap: a\nnothing\n`           | 2 | expected a line KEY: VALUE of a header",
        "`Bootstrap: a\n: b\n`                | 2 | expected a line KEY: VALUE of a header",
        "`Bootstrap: a\nFrum: b\n`           | 2 | a header has no field Frum",
        "`Bootstrap: a\nOtherURL: b\n`       | 2 | a header has no field OtherURL",
        "`Bootstrap: a\nFrom: b\\\n\n`       | 3 | the value of From was to go on in this line",
        "`Bootstrap: a\nFrom: b\\\n%post\n`  | 2 | the header has no end",
        "`Bootstrap: a\nFrom: \\\n b\n`      | 2 | the value of From begins with the backslash",
        "`Bootstrap: a\n%hello\n`            | 2 | there is no section %hello",
        "`Bootstrap: a\n%post\t-x\n`         | 2 | there is no section %post\t-x",
        "`Bootstrap: a\n%\n`                  | 2 | there is no section %",
        "`Bootstrap: a\n% post\n`            | 2 | there is no section %",
        "`Bootstrap: a\n%post\n\n  %s\n`     | 4 | blanks before a %; the engine takes the line for a section",
        "`Bootstrap: a\n%post\n\u00A0%s\n`   | 3 | blanks before a %; the engine takes the line for a section",
        "`Bootstrap: a\n%AppRun x\n`         | 2 | the engine knows %apprun only in lower case",
        "`Bootstrap: a\n%apprun\n`           | 2 | %apprun needs the name of an app",
        "`Bootstrap: a\n%files\n \"\n`       | 3 | a line of %files that names no file",
        "`Bootstrap: a\n%files\n \"\" /x\n`  | 3 | a line of %files that names no file",
        "`Bootstrap: a\n%arguments\n A\n`    | 3 | expected a line NAME=VALUE of %arguments",
        "`Bootstrap: a\n%arguments\n =a\n`   | 3 | expected a line NAME=VALUE of %arguments",
        "`Bootstrap: a\n%post\nbootstrap: hello\nE\n`  | 4 | expected a line KEY: VALUE of a header",
      })
  void whatTheEngineRefusesIsAnErrorAtItsLine(String text, int line, String message) {
    assertError(line, message, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%files from",
        "%files a b c",
        "%files  ",
        "%files  # x",
        "%files build",
        "%files from a\u00A0b"
      })
  void filesThatTheEngineWouldNotCopyAreAnError(String heading) {
    assertError(
        2,
        "expected %files or %files from STAGE; the engine copies nothing for this",
        "Bootstrap: scratch\n" + heading + "\n  a b\n");
  }

  @Test
  void whatDoesNotFitTheEnginesBufferIsAnError() throws Exception {
    String fits = "Bootstrap: scratch\n%post\n" + "x".repeat(65_521) + "\n%labels\n";
    DefinitionReader.read(fits);
    assertError(
        2,
        "from here to the next heading are 65536 bytes; the engine can read 65535",
        fits.replace("%post\n", "%post\nx"));
    assertError(
        1,
        "from here to the next heading are 70020 bytes; the engine can read 65535",
        "#" + "x".repeat(70_000 - 1) + "\n#".repeat(9) + "\n\nBootstrap: scratch\n");
  }

  private static void assertError(int line, String message, String text) {
    DefinitionSyntaxException e =
        assertThrows(DefinitionSyntaxException.class, () -> DefinitionReader.read(text));
    assertEquals(line + ": " + message, e.line() + ": " + e.getMessage());
  }

  private static List<Section> sections(String text) throws DefinitionSyntaxException {
    return DefinitionReader.read("Bootstrap: scratch\n" + text).stages().get(0).sections();
  }

  private static ScriptSection script(ScriptKind kind, String arguments, String... lines) {
    return new ScriptSection(
        kind, arguments, List.of(lines).stream().map(ScriptLine::verbatim).toList());
  }

  private static FilesSection files(Optional<String> from, String... words) {
    List<FileTransfer> transfers = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      transfers.add(new FileTransfer(words[i], words[i + 1]));
    }
    return new FilesSection(from, transfers);
  }
}
