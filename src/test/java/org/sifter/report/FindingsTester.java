package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Phase;
import org.sifter.lint.RuleInfo;
import org.sifter.parser.SyntaxCode;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** Makes the findings that tests report, and reports them. */
final class FindingsTester {
  static final RuleInfo TMP_WIPE =
      RuleInfo.of("SIF001", "tmp-wipe", Category.FILESYSTEM, Severity.ERROR, Phase.BUILD);

  /** A rule without a page. */
  static final RuleInfo NO_PAGE =
      RuleInfo.of("SIF998", "no-page", Category.SECURITY, Severity.INFO, Phase.BUILD_AND_RUN);

  static final Tool TOOL =
      new Tool(Optional.of("1.2.3"), List.<Code>of(TMP_WIPE, NO_PAGE, SyntaxCode.NO_STAGES));

  static final SourceFile FILE =
      SourceFile.of(
          "file with blank/Dockerfile", "FROM debian:12\nRUN rm -rf a /tmp/* \\\n && echo done\n");

  /** One with a fix, one about the whole file, one on two lines. */
  static final List<Diagnostic> THREE = List.of(wipe(FILE), noStages(FILE), onTwoLines(FILE));

  /** All that could break a format, as a name, a message or a part of a file. */
  static final String HOSTILE =
      "a \"b\" 'c' <d> & ]]> --> ::error:: %25 %s {0} $x \\ , \t\r\n\0\u001B[31m\u007F\u0085\u2028"
          + " \uFFFE \uFFFF é 漢 🐳 \uDCFC \uD800 end";

  /** The same as UTF-8 can have it. */
  static final String HOSTILE_SHOWN =
      HOSTILE.replace("\uDCFC", "<FC>").replace("\uD800", "<U+D800>");

  static final Diagnostic HOSTILE_FINDING =
      new Diagnostic(
          NO_PAGE,
          Severity.WARNING,
          SourceFile.of(HOSTILE, "FROM a\n" + HOSTILE),
          Optional.of(new Span(0, 9)),
          HOSTILE,
          HOSTILE,
          Optional.of(Fix.unsafe(HOSTILE, new Edit(Span.at(3), HOSTILE))));

  private FindingsTester() {}

  private static Diagnostic wipe(SourceFile file) {
    int start = file.text().indexOf("/tmp");
    return new Diagnostic(
        TMP_WIPE,
        Severity.ERROR,
        file,
        Optional.of(new Span(start, start + "/tmp/*".length())),
        "rm deletes what others have in the host's /tmp",
        "Leave it out.",
        Optional.of(
            Fix.safe(
                "leave the operand out",
                new Edit(new Span(start - 1, start + "/tmp/*".length()), ""),
                new Edit(Span.at(0), "# \"x\"\n"))));
  }

  private static Diagnostic noStages(SourceFile file) {
    return Diagnostic.of(SyntaxCode.NO_STAGES, file, Optional.empty(), List.of())
        .withSeverity(Severity.WARNING);
  }

  private static Diagnostic onTwoLines(SourceFile file) {
    int start = file.text().indexOf("RUN");
    return new Diagnostic(
        NO_PAGE,
        Severity.INFO,
        file,
        Optional.of(new Span(start, file.text().length() - 1)),
        "the step is on two lines",
        "",
        Optional.empty());
  }

  /** A report on two files: one with findings, one without. */
  static String report(FindingsFormat format, List<Diagnostic> findings) {
    FindingsReporter reporter = format.reporter(TOOL, Palette.PLAIN);
    String name = findings.isEmpty() ? "Dockerfile" : findings.get(0).source().name();
    return utf8(
        reporter.begin()
            + reporter.file(name, findings)
            + reporter.file("clean", List.of())
            + reporter.end());
  }

  /** A report on nothing. */
  static String empty(FindingsFormat format) {
    FindingsReporter reporter = format.reporter(TOOL, Palette.PLAIN);
    return reporter.begin() + reporter.end();
  }

  /** The text itself, when it can be written as UTF-8. */
  private static String utf8(String text) {
    assertDoesNotThrow(() -> StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)));
    return text;
  }

  /** What a golden text has where it says {@code WHY}: the reason on the page of the rule. */
  static String withReason(String golden) {
    return golden.replace("WHY", TMP_WIPE.reason());
  }
}
