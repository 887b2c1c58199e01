package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "/usr/bin:/bin", "--key=value", "a_b-c.d,e", "user@host", "+1", "50%", "1=2"})
  void safeWordsAreBare(String text) {
    assertEquals(text, ShellQuote.word(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "$HOME",
        "a\\b",
        "\"",
        "`id`",
        "~",
        "*",
        "a;b",
        "#",
        "{a,b}",
        "!",
        "é",
        "a\nb",
        "[x]",
        "(x)",
        "a&b",
        "<",
        "|",
        "^",
        "?",
        "A=b",
        "A+=b",
        "%post",
        "bootstrap:x",
        "BootStrap:",
        "if",
        "time",
        "export"
      })
  void otherWordsAreQuoted(String text) {
    assertEquals("'" + text + "'", ShellQuote.word(text));
  }

  @Test
  void singleQuotesGoBetweenDoubleQuotes() {
    assertEquals(
        """
        'it'"'"'s'
        """
            .strip(),
        ShellQuote.word("it's"));
  }

  @Test
  void nulCannotBeQuoted() {
    assertThrows(IllegalArgumentException.class, () -> ShellQuote.word("a\0b"));
    assertThrows(IllegalArgumentException.class, () -> ShellQuote.render(expansion("$A\0")));
  }

  @Test
  void textIsRenderedAsAWord() {
    assertEquals("a", ShellQuote.render(Expansion.literal("a")));
    assertEquals("''", ShellQuote.render(Expansion.literal("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$PATH\"",
        "\"/opt/app/bin:$PATH\"",
        "\"$A$B.$C-\"",
        "\"${A}b${C}_${D}1\"",
        "\"/x${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}\"",
        "\"${A:-${B-${C}c}$D}e\"",
        "\"${A:-a b}${B:+w}${C?no}\"",
        "\"it's \\\"\\\\n\\\" for 5\\$ \\`$A\\`\"",
        "\"$A\\\\n$B\"",
      })
  void referencesAreRenderedBetweenDoubleQuotes(String word) {
    assertEquals(word, ShellQuote.render(expansion(word)));
  }

  @Test
  void operandsOnWhichShellsDisagreeArePrinted() {
    assertEquals(
        """
        "${A:-$(printf %s 'it'"'"'s \\n}')$B}"
        """
            .strip(),
        ShellQuote.render(expansion("${A:-it\\'s \\\\n\\}$B}")));
    assertEquals("\"${A:-$(printf %s '~')}\"", ShellQuote.render(expansion("${A:-~}")));
  }

  private static Expansion expansion(String word) {
    try {
      // A backtick escapes nothing in a Dockerfile, and needs no escape.
      return new WordExpander('\\')
          .expand(word.replace("\\`", "`"), name -> Optional.of(Expansion.reference(name)));
    } catch (ExpansionException e) {
      throw new AssertionError(e);
    }
  }
}
