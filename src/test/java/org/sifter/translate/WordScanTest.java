package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordScanTest {
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WordScan scan = new WordScan(text);
    while (scan.next()) {
      words.add(scan.word());
    }
    return words;
  }

  /** A scan that stands on the first word of that name. */
  private static WordScan at(String word, String text) {
    WordScan scan = new WordScan(text);
    while (scan.next()) {
      if (scan.word().equals(word)) {
        return scan;
      }
    }
    throw new AssertionError("no " + word + " in " + text);
  }

  @Test
  void wordsAreOfLettersDigitsAndUnderscores() {
    assertEquals(List.of("a_1", "b", "Z9", "c"), words("  a_1-b&&Z9\n(c)"));
    assertEquals(List.of("gr\u00FCn", "x"), words("gr\u00FCn\u2026x"));
    assertEquals(List.of(), words(" -- "));
    assertEquals(List.of(), words(""));
  }

  @Test
  void whatStandsAroundAWord() {
    WordScan scan = at("sh", "ln -s /bin/sh-x");
    assertTrue(scan.isBehind("/bin/"));
    assertFalse(scan.isBehind("/sbin/"));
    assertTrue(scan.isBefore("-"));
    assertFalse(scan.isBefore("x"));
    assertEquals("ln -s /bin/sh".length(), scan.end());
    assertFalse(at("a", "a").isBehind("too long to be there"));
  }

  @ParameterizedTest
  @CsvSource({
    "start-stop-daemon x, true",
    "start-stop-daemon, true",
    "start-stop-daemons, false",
    "start -stop-daemon, false"
  })
  void aNameMayGoOnBehindTheWord(String text, boolean goesOn) {
    assertEquals(goesOn, at("start", text).goesOn("-stop-daemon"));
  }

  @ParameterizedTest
  @CsvSource({
    "find / -user x, true",
    "find / --user x, false",
    "find/-user x, false",
    "'-user x', false",
    "' -user x', true"
  })
  void anOptionStandsBehindABlankAndADash(String text, boolean isOption) {
    assertEquals(isOption, at("user", text).isOption());
  }

  @ParameterizedTest
  @CsvSource({
    "ls -l, true",
    "ls -al /x, true",
    "ls -a -l, true",
    "ls\t-a  -- -l, true",
    "ls -a x -l, false",
    "ls --all, false",
    "ls --long, true",
    "ls --longer, false",
    "ls -a-l, false",
    "ls-l, false",
    "ls, false",
    "'ls ', false",
    "ls -, false"
  })
  void optionsOfACommandComeBeforeItsOtherWords(String text, boolean hasOption) {
    assertEquals(hasOption, at("ls", text).hasOption("ln", "long"));
  }

  @Test
  void aLongNameMayCountForNothing() {
    assertFalse(at("ls", "ls --long").hasOption("x", ""));
  }
}
