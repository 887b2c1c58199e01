package org.sifter.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.source.Span;

final class RepairTest {

  @Test
  void addedLinesEndAsTheFirstLineDoes() {
    Edit added = new Edit(Span.at(6), "\nENV A=1");
    assertEquals("FROM a\nENV A=1\nRUN b\n", repaired("FROM a\nRUN b\n", added));
    assertEquals("FROM a\r\nENV A=1\r\nRUN b\r\n", repaired("FROM a\r\nRUN b\r\n", added));
    assertEquals("FROM a\nENV A=1", repaired("FROM a", added));
    Edit last = new Edit(Span.at(13), "\nENV A=1");
    assertEquals("FROM a\r\nRUN b\r\nENV A=1", repaired("FROM a\r\nRUN b", last));
  }

  @Test
  void aLineEndOfWindowsInAReplacementBecomesThatOfTheFile() {
    Edit added = new Edit(Span.at(6), "\r\nENV A=1");
    assertEquals("FROM a\nENV A=1\nRUN b\n", repaired("FROM a\nRUN b\n", added));
    assertEquals("FROM a\r\nENV A=1\r\nRUN b\r\n", repaired("FROM a\r\nRUN b\r\n", added));
  }

  @Test
  void whatIsNotChangedKeepsItsLineEnds() {
    Edit changed = new Edit(new Span(12, 13), "c");
    assertEquals("FROM a\nRUN  c\r\nRUN b\n", repaired("FROM a\nRUN  b\r\nRUN b\n", changed));
    assertEquals("FROM a\r\nRUN c\nRUN b\n", repaired("FROM a\r\nRUN b\nRUN b\n", changed));
  }

  @Test
  void aTextWithoutLastLineEndStaysOne() {
    assertEquals("FROM a", repaired("FROM a\nUSER b", new Edit(new Span(7, 13), "")));
    assertEquals("FROM a", repaired("FROM a\r\nUSER b", new Edit(new Span(8, 14), "")));
    assertEquals(
        "FROM a",
        repaired(
            "FROM a\nUSER b\nUSER c",
            new Edit(new Span(7, 13), ""),
            new Edit(new Span(13, 20), "")));
    assertEquals("FROM a\n", repaired("FROM a\nUSER b\n", new Edit(new Span(7, 14), "")));
    assertEquals("", repaired("USER b", new Edit(new Span(0, 6), "")));
  }

  private static String repaired(String text, Edit... edits) {
    List<Fix> fixes = Arrays.stream(edits).map(edit -> Fix.safe("change it", edit)).toList();
    return Repair.of(text, fixes).text();
  }
}
