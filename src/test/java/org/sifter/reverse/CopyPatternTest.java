package org.sifter.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/etc/pass* | /etc/pass*",
        "/a/?.txt | /a/?.txt",
        "/a/[!a-c]* | /a/[^a-c]*",
        "/a/'b c'* | /a/b c*",
        "/a/\\!* | /a/!*",
      })
  void wildcardsStayAndQuotesGo(String word, String pattern) {
    assertEquals(Optional.of(pattern), CopyPattern.ofShellWord(word));
  }

  @Test
  void quotedWildcardsStandForThemselves() {
    // Each backslash twice: the words of an instruction lose one of them.
    assertEquals(Optional.of("/\\\\*\\\\[*"), CopyPattern.ofShellWord("/'*['*"));
    assertEquals(Optional.of("/[\\\\]x]"), CopyPattern.ofShellWord("/[']'x]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/$HOME/*", "/`id`", "/a b", "/a;b", "/[a", "/a]", "/'a", "/\"$(id)\"", "/~"})
  void whatAShellExpandsIsRefused(String word) {
    assertEquals(Optional.empty(), CopyPattern.ofShellWord(word));
  }
}
