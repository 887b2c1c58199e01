package org.sifter.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LineMapTest {

  private static String place(LineMap lines, int offset) {
    return lines.line(offset) + ":" + lines.column(offset);
  }

  @Test
  void anEmptyTextHasOneLine() {
    LineMap lines = SourceFile.of("f", "").lines();
    assertEquals("1:1", place(lines, 0));
    assertEquals("", lines.text(1));
    assertEquals(0, lines.start(1));
    assertEquals(0, lines.end(1));
  }

  @Test
  void aLineFeedBelongsToTheLineThatItEnds() {
    LineMap lines = SourceFile.of("f", "ab\n\nc\n").lines();
    assertEquals("1:1", place(lines, 0));
    assertEquals("1:3", place(lines, 2));
    assertEquals("2:1", place(lines, 3));
    assertEquals("3:1", place(lines, 4));
    assertEquals("3:2", place(lines, 5));
    assertEquals("4:1", place(lines, 6), "the end of the text");
    assertEquals("ab", lines.text(1));
    assertEquals("", lines.text(2));
    assertEquals("c", lines.text(3));
    assertEquals("", lines.text(4));
    assertEquals(2, lines.end(1));
    assertEquals(6, lines.end(4));
  }

  @Test
  void aCarriageReturnIsPartOfItsLine() {
    LineMap lines = SourceFile.of("f", "a\r\nb\rc\r\r\n").lines();
    assertEquals("a", lines.text(1));
    assertEquals("b\rc\r", lines.text(2), "only the one before the line feed goes");
    assertEquals("1:2", place(lines, 1));
    assertEquals("2:3", place(lines, 5));
    assertEquals(2, lines.end(1));
  }

  @Test
  void columnsCountCodeUnits() {
    LineMap lines = SourceFile.of("f", "é😀x\ny").lines();
    assertEquals("1:4", place(lines, 3));
    assertEquals("2:1", place(lines, 5));
  }

  @Test
  void manyLines() {
    LineMap lines = SourceFile.of("f", "ab\n".repeat(1000)).lines();
    for (int line = 1; line <= 1001; line++) {
      assertEquals(line + ":1", place(lines, (line - 1) * 3));
      assertEquals((line - 1) * 3, lines.start(line));
    }
    assertEquals("1000:3", place(lines, 2999));
  }
}
