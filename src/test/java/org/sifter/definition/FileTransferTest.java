package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTransferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "src/.",
        "/x/",
        "a b",
        " a ",
        "a=b",
        "a,b",
        "a@b+c-d_e.f:g^h",
        "\u00e4\u20ac\uD83D\uDE00",
        "bootstrap:",
        "for",
        "\u200Ba"
      })
  void ordinaryPathsCanBeNamed(String path) {
    assertTrue(FileTransfer.canName(path));
  }

  @Test
  void specialCharactersCannotBeNamed() {
    for (char c :
        "$'\"`~{}*?[]\\!#%\n;&|<>()\t\r\0\u001b\u007f\u0085\u00A0\u2003\uFEFF\uD800"
            .toCharArray()) {
      assertFalse(FileTransfer.canName("a" + c + "b"), () -> "U+" + Integer.toHexString(c));
    }
    assertFalse(FileTransfer.canName(""));
    assertFalse(FileTransfer.canName("-r"));
    assertFalse(FileTransfer.canName("x".repeat(60_000)));
  }

  @Test
  void patternCharactersOfAPathArePutInBrackets() {
    assertEquals(
        new FileTransfer("a[*]b[?][[]c]d e", "/x*"), FileTransfer.ofPath("a*b?[c]d e", "/x*"));
    for (String path : List.of("a$b", "a\\b", "-*", "")) {
      assertThrows(IllegalArgumentException.class, () -> FileTransfer.ofPath(path, "/x"), path);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b                   | a,b",
        "`a\tb\fc\rd`          | a,b,c,d",
        "\"a b\" c             | a b,c",
        "a\"b c\"d             | a,b c,d",
        "\"a                   | a",
        "a\"                   | a",
        "\"a b\"\" c\"         | `a b, c`",
        "a\\ b                 | a\\,b",
        "'a b' /x              | `'a b,' /x`",
        "it's                  | it,'s",
        "''                    | ','",
        "a{{ b }}c d           | a{{ b }}c,d",
        "{{ a b }}             | {{,a,b,}}",
        "a{b}{c {              | a{b}{c,{",
        "a#b #c                | a#b,#c",
        "`a\u00A0b`            | `a\u00A0b`",
      })
  void linesAreSplitAsTheEngineSplitsThem(String line, String words) {
    assertEquals(words, String.join(",", FileWords.split(line)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a*b\\?$c       | a*b\\?$c",
        "a b            | \"a b\"",
        "it's           | \"it's\"",
        "#a             | \"#a\"",
        "%a             | \"%a\"",
        "a#%            | a#%",
        "{{ X }}/a      | \"{{ X }}/a\"",
        "`a\u00A0`      | `\"a\u00A0\"`",
      })
  void wordsAreQuotedWhereTheEngineNeedsIt(String word, String written) {
    assertEquals(written, FileWords.write(word));
    assertEquals(List.of(word), FileWords.split(written));
  }
}
