package org.sifter.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Heredoc;

final class LogicalLinesTest {
  private final List<String> reported = new ArrayList<>();

  private LogicalLines lines(String text) {
    return new LogicalLines(text, log(text), Optional.empty());
  }

  private static DiagnosticLog log(String text) {
    return new DiagnosticLog(SourceFile.of("Dockerfile", text));
  }

  /** The texts of all instructions. Each character of them is found again in the file. */
  private List<String> texts(String text) {
    DiagnosticLog log = log(text);
    LogicalLines lines = new LogicalLines(text, log, Optional.empty());
    List<String> texts = new ArrayList<>();
    for (Optional<LogicalLine> next = lines.next(); next.isPresent(); next = lines.next()) {
      LogicalLine line = next.get();
      texts.add(line.text());
      for (int i = 0; i < line.text().length(); i++) {
        Span place = line.span(i, i + 1);
        assertEquals(line.text().substring(i, i + 1), text.substring(place.start(), place.end()));
        assertTrue(place.start() >= line.span().start() && place.end() <= line.span().end());
      }
    }
    reported.clear();
    log.diagnostics().forEach(d -> reported.add(d.line() + ":" + d.column() + " " + d.code().id()));
    return texts;
  }

  @Test
  void aLineEndsAtALineFeedOnly() {
    assertEquals(List.of("A", "B", "C\rD"), texts("A\nB\r\nC\rD"));
    assertEquals(List.of("A"), texts("A\r\r\n\r\n\n"));
    assertEquals(List.of(), texts("\n\r\n \t\n"));
  }

  @Test
  void blanksOfAnyScriptBeforeAnInstructionAreDropped() {
    assertEquals(List.of("A", "B  "), texts(" \t\u00a0A\n\u3000B  \n"));
  }

  @Test
  void continuedLinesAreJoinedWithNothingBetween() {
    assertEquals(List.of("ab"), texts("a\\\nb"));
    assertEquals(List.of("a   b"), texts("a \\\n  b"));
    assertEquals(List.of("ab"), texts("a\\ \t\nb"), "blanks behind the escape character");
    assertEquals(List.of("ab"), texts("a\\\r\nb\r\n"));
    assertEquals(List.of("a"), texts("a\\"), "the file may end there");
    assertEquals(List.of("a"), texts("a\\\n"));
    assertEquals(List.of("b"), texts("\\\nb"), "nothing before the escape character");
  }

  @Test
  void anEscapedEscapeCharacterContinuesNothing() {
    assertEquals(List.of("a\\\\", "b"), texts("a\\\\\nb"));
    assertEquals(List.of("a\\\\\\", "b"), texts("a\\\\\\\nb"));
    assertEquals(List.of("a\\ b"), texts("a\\ \\\nb"));
  }

  @Test
  void commentsInsideAreSkippedAndBlankLinesReported() {
    assertEquals(List.of("a  b"), texts("a \\\n# x \\\n  # y\n b"));
    assertEquals(List.of(), reported);
    assertEquals(List.of("a b", "c"), texts("a \\\n\n \nb\nc"));
    assertEquals(List.of("2:1 EmptyContinuation"), reported);
    assertEquals(List.of("a # x", "b"), texts("a # x\nb"), "a comment is a line of its own");
  }

  @Test
  void theEscapeDirectiveChoosesTheCharacter() {
    assertEquals(List.of("ab\\", "c"), texts("# escape=`\na`\nb\\\nc"));
    assertEquals(List.of("ab`", "c"), texts("# x\n# escape=`\na\\\nb`\nc"), "not below a comment");
    assertEquals(List.of("ab`", "c"), texts("\n# escape=`\na\\\nb`\nc"), "not below a blank line");
    assertEquals(List.of("ab`", "c"), texts("# escape=\\\na\\\nb`\nc"));
    assertEquals(List.of("ab"), texts(" # SYNTAX = x \n#escape = ` \na`\nb"));
    assertEquals(List.of("ab"), texts("# escape=x\na\\\nb"));
    assertEquals(List.of("1:1 InvalidEscape"), reported);
  }

  @Test
  void placesOfRangesGoFromTheFirstToTheLastCharacter() {
    LogicalLine line = lines("  RUN a \\\r\n# c\r\n  b").next().orElseThrow();
    assertEquals("RUN a   b", line.text());
    assertEquals(new Span(2, 19), line.span());
    assertEquals(new Span(6, 19), line.span(4, 9));
    assertEquals(new Span(16, 17), line.span(6, 7), "behind the join");
    assertEquals(Span.at(16), line.span(6, 6));
    assertEquals(Span.at(19), line.span(9, 9), "the end");
    assertEquals(List.of(6), line.joinsBetween(0, 9));
    assertEquals(List.of(), line.joinsBetween(0, 6));
  }

  @Test
  void placesCountCodeUnits() {
    LogicalLine line = lines("😀a\\\n😀b").next().orElseThrow();
    assertEquals(new Span(0, 2), line.span(0, 2));
    assertEquals(new Span(5, 8), line.span(3, 6));
  }

  @Test
  void pinnedLinesStandWhereTheyAreSaidTo() {
    Span pin = new Span(3, 9);
    LogicalLine line =
        new LogicalLines("a \\\nb", log("0123456789"), Optional.of(pin)).next().orElseThrow();
    assertEquals("a b", line.text());
    assertEquals(pin, line.span());
    assertEquals(pin, line.span(2, 3));
  }

  @Test
  void commentsDirectlyAboveAnInstruction() {
    LogicalLines lines = lines("# directive?\n\n# one\n #  two \nA\nB\n");
    assertEquals("A", lines.next().orElseThrow().text());
    assertEquals(
        List.of(new Comment("one", new Span(14, 19)), new Comment("two", new Span(21, 28))),
        lines.comments());
    assertEquals("B", lines.next().orElseThrow().text());
    assertEquals(List.of(), lines.comments());
  }

  @Test
  void bodiesOfHeredocsAreTakenAsTheyAre() {
    LogicalLines lines = lines("RUN\n# no comment\\\n\n EOF\nEOF \r\nEOF\r\nB\n");
    lines.next();
    assertEquals("# no comment\\\n\n EOF\nEOF \r\n", body(lines, "EOF", false).orElseThrow());
    assertEquals("B", lines.next().orElseThrow().text());
  }

  @Test
  void tabsBeforeTheTerminatorWhenTheyAreStripped() {
    LogicalLines lines = lines("RUN\n\tx\n \tE\n\t\tE\nB\n");
    lines.next();
    assertEquals("\tx\n \tE\n", body(lines, "E", true).orElseThrow());
    assertEquals("B", lines.next().orElseThrow().text());
  }

  @Test
  void bodiesMayBeEmptyOrUnterminated() {
    LogicalLines lines = lines("RUN\nE\nx\n");
    lines.next();
    assertEquals("", body(lines, "E", false).orElseThrow());
    assertEquals(Optional.empty(), body(lines, "E", false));
    assertEquals(Optional.empty(), lines.next());
  }

  private static Optional<String> body(LogicalLines lines, String name, boolean stripTabs) {
    return lines
        .body(new Heredoc(name, "", true, stripTabs, Span.at(0), Span.at(0)))
        .map(Heredoc::content);
  }

  @Test
  void lineLengthsAreCountedInBytes() {
    assertEquals(1, texts("x".repeat(65_535) + "\n").size());
    assertEquals(List.of(), reported);
    assertEquals(List.of(), texts("x".repeat(65_536)));
    assertEquals(List.of("1:1 LineTooLong"), reported);
    assertEquals(1, texts("é".repeat(32_767)).size());
    assertEquals(List.of("a"), texts("a\n" + "é".repeat(32_768)));
    assertEquals(List.of("2:1 LineTooLong"), reported);
    assertEquals(1, texts("😀".repeat(16_383)).size());
    assertEquals(List.of(), texts("😀".repeat(16_384)));
    assertEquals(1, texts(("x".repeat(60_000) + "\\\n").repeat(3)).size(), "joined it may be");
    assertEquals(List.of(), reported);
  }
}
