package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  /** The two lines that are shown for the part of {@code line} that reads {@code part}. */
  private static String shown(String line, String part) {
    int start = line.indexOf(part);
    Excerpt excerpt = Excerpt.of(line, start, start + part.length());
    return excerpt.text() + "\n" + excerpt.indent() + excerpt.carets();
  }

  @Test
  void keepsTabsBeforeTheCarets() {
    assertEquals("\tRUN\ta b\n\t   \t  ^", shown("\tRUN\ta b", "b"));
  }

  @Test
  void keepsTabsBetweenTheCarets() {
    assertEquals("RUN\ta b\n^^^\t^^^", shown("RUN\ta b", "RUN\ta b"));
  }

  @Test
  void underlinesATab() {
    assertEquals("a\tb\n ^", shown("a\tb", "\t"));
  }

  @Test
  void countsWideCharactersTwice() {
    assertEquals("LABEL a=漢字🐳 b\n        ^^^^^^^^", shown("LABEL a=漢字🐳 b", "漢字🐳 b"));
  }

  @Test
  void countsCombiningCharactersNotAtAll() {
    assertEquals("e\u0301 x\n  ^", shown("e\u0301 x", "x"));
  }

  @Test
  void makesControlCharactersVisible() {
    assertEquals("a␛[31m␀␡ x\n         ^", shown("a\u001B[31m\0\u007F x", "x"));
  }

  @Test
  void namesCharactersThatWouldHideOrTurnText() {
    assertEquals("a<U+202E>b<U+00A0>c\n          ^^^^^^^^", shown("a\u202Eb\u00A0c", "\u00A0"));
  }

  @Test
  void showsBytesThatAreNotUtf8() {
    assertEquals("gr<FC>n x\n        ^", shown("gr\uDCFCn x", "x"));
  }

  @Test
  void cutsLongLinesAroundTheCarets() {
    String line = "x".repeat(500) + "HERE" + "y".repeat(500);
    assertEquals(
        "..." + "x".repeat(30) + "HERE" + "y".repeat(60) + "...\n" + " ".repeat(33) + "^^^^",
        shown(line, "HERE"));
  }

  @Test
  void cutsOnlyAfterTheCaretsNearTheStart() {
    String line = "HERE" + "y".repeat(500);
    assertEquals("HERE" + "y".repeat(90) + "...\n^^^^", shown(line, "HERE"));
  }

  @Test
  void cutsCaretsThatDoNotFit() {
    String line = "RUN " + "y".repeat(70_000);
    Excerpt excerpt = Excerpt.of(line, 0, line.length());
    assertEquals(97, excerpt.text().length());
    assertEquals("^".repeat(94), excerpt.carets());
  }

  @Test
  void showsTheEndOfALongLine() {
    String line = "x".repeat(500) + "HERE";
    assertEquals("..." + "x".repeat(30) + "HERE\n" + " ".repeat(33) + "^^^^", shown(line, "HERE"));
  }
}
