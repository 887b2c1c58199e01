package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.rules.Rules;
import org.sifter.parser.Parser;
import org.sifter.parser.SyntaxCode;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

final class TextReporterTest {
  private static final TextReporter PLAIN = new TextReporter(Palette.PLAIN);

  private static String rendered(String dockerfile) {
    DiagnosticLog log = new DiagnosticLog(SourceFile.of("Dockerfile", dockerfile));
    Parser.parse(log);
    return PLAIN.render(log.diagnostics());
  }

  private static Diagnostic at(String text, int start, int end) {
    return Diagnostic.of(
        SyntaxCode.STAGE_NAME,
        SourceFile.of("Dockerfile", text),
        Optional.of(new Span(start, end)),
        List.of("x"));
  }

  @Test
  void showsTheLineTheCaretsAndTheRemedy() {
    assertEquals(
        """
        Dockerfile:2:6: error: COPY takes no flag --form [UnknownFlag]
         2 | COPY --form=build /a /b
           |      ^^^^^^^^^^^^
           = help: Did you mean --from?
        """,
        rendered("FROM alpine\nCOPY --form=build /a /b\n"));
  }

  @Test
  void ofVeryManyErrorsTheFirstOnesAreShown() {
    String shown = rendered("FROM alpine\n" + "RUM a\n".repeat(150) + "RUN a \\\n\n b\n");
    List<String> titles = shown.lines().filter(line -> line.startsWith("Dockerfile:")).toList();
    assertEquals(102, titles.size());
    assertEquals(
        "Dockerfile:101:1: error: RUM is not an instruction [UnknownInstruction]", titles.get(99));
    assertTrue(titles.get(100).contains("[EmptyContinuation]"), "warnings are all shown");
    assertEquals("Dockerfile: and 50 more errors", titles.get(101));
    assertTrue(shown.endsWith("\n150 errors, 1 warning\n"), "all are counted");
  }

  @Test
  void whatRulesFindIsShownWhole() {
    RuleInfo rule = Rules.infos().iterator().next();
    SourceFile file = SourceFile.of("Dockerfile", "a\n".repeat(200));
    List<Diagnostic> findings = new ArrayList<>();
    for (int line = 0; line < 200; line++) {
      findings.add(
          new Diagnostic(
              rule,
              Severity.ERROR,
              file,
              Optional.of(Span.at(2 * line)),
              "m",
              "",
              Optional.empty()));
    }
    assertTrue(PLAIN.render(findings).contains("Dockerfile:200:1: error: m"));
  }

  @Test
  void countsWhenThereAreSeveral() {
    assertEquals(
        """
        Dockerfile:2:1: error: RUM is not an instruction [UnknownInstruction]
         2 | RUM a
           | ^^^
           = help: Did you mean RUN?
        Dockerfile:4:1: warning: a blank line inside a continued instruction [EmptyContinuation]
         4 |
           | ^
           = help: Remove it: BuildKit announces that it will refuse such lines.
        1 error, 1 warning
        """,
        rendered("FROM alpine\nRUM a\nRUN a \\\n\n b\n"));
  }

  @Test
  void showsNoLineWhenItIsAboutTheFile() {
    assertEquals(
        """
        Dockerfile: error: the Dockerfile is empty [EmptyFile]
           = help: A Dockerfile begins with FROM and the image to build on.
        """,
        rendered(""));
  }

  @Test
  void widensTheMarginForLargeLineNumbers() {
    assertEquals(
        """
        Dockerfile:10:1: error: RUM is not an instruction [UnknownInstruction]
         10 | RUM a
            | ^^^
            = help: Did you mean RUN?
        """,
        rendered("FROM a\n" + "\n".repeat(8) + "RUM a"));
  }

  @Test
  void underlinesUpToTheEndOfTheFirstLine() {
    assertEquals(
        """
        Dockerfile:1:3: error: x cannot be the name of a stage [StageName]
         1 | ab cd
           |   ^^^
           = help: Begin with a letter; letters, digits and - _ . may follow.
        """,
        PLAIN.render(at("ab cd  \r\nef", 2, 11)));
  }

  @Test
  void showsPlacesAtTheEndOfTheText() {
    assertEquals(
        """
        Dockerfile:1:3: error: x cannot be the name of a stage [StageName]
         1 | ab
           |   ^
           = help: Begin with a letter; letters, digits and - _ . may follow.
        """,
        PLAIN.render(at("ab", 2, 2)));
  }

  @Test
  void keepsMessagesOnOneLine() {
    assertEquals(
        "Dockerfile:1:1: error: a␊b␛[31m is not an instruction [UnknownInstruction]",
        PLAIN
            .render(
                Diagnostic.of(
                    SyntaxCode.UNKNOWN_INSTRUCTION,
                    SourceFile.of("Dockerfile", "a"),
                    Optional.of(new Span(0, 1)),
                    List.of("a\nb\u001B[31m", "")))
            .lines()
            .findFirst()
            .orElseThrow());
  }

  @Test
  void coloursOnlyWhenAsked() {
    assertEquals(
        """
        ~1mDockerfile:1:1:~m ~1;31merror:~m x cannot be the name of a stage [StageName]
        ~34m 1 |~m ab
        ~34m   |~m ~1;31m^~m
           ~34m=~m ~1;32mhelp:~m Begin with a letter; letters, digits and - _ . may follow.
        """
            .replace("~", "\u001B["),
        new TextReporter(Palette.COLORED).render(at("ab", 0, 1)));
  }
}
