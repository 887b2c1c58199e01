package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void blanksSeparateWords() {
    assertEquals(List.of(List.of("one", "two", "$HOME")), Words.lines(" one\t two  $HOME \n"));
  }

  @Test
  void quotesKeepWhatIsBetweenThem() {
    assertEquals(
        List.of(List.of("a b", "it's", "", "say \"hi\"", "joined up", "two\nlines")),
        Words.lines("'a b' \"it's\" '' 'say \"hi\"' joi'ned u'p 'two\nlines'"));
  }

  @Test
  void anEmptyLineHasNoWords() {
    assertEquals(List.of(List.of(), List.of("x"), List.of()), Words.lines("\nx\n\n"));
    assertEquals(List.of(), Words.lines(""));
  }

  @Test
  void aLineThatBeginsWithAHashIsAComment() {
    assertEquals(List.of(List.of("x", "#", "y")), Words.lines("# comment 'x\nx # y\n#"));
  }

  @Test
  void anOpenQuoteIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> Words.lines("'a"));
  }
}
