package org.sifter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of a word without running anything. */
final class WordTest {
  private static final Variables KNOWN =
      name -> name.equals("x") ? Optional.of("a b") : Optional.empty();

  private static Word word(String text) {
    Command command =
        ScriptParser.parse(": " + text)
            .script()
            .lists()
            .get(0)
            .pipelines()
            .get(0)
            .commands()
            .get(0);
    return ((SimpleCommand) command).arguments().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a'b c'\"d\"\\e => ab cde",
        "/var/lib/apt/lists/* => /var/lib/apt/lists/*",
        "~/x{a,b} => ~/x{a,b}",
        "@(a|b) => @(a|b)",
        "'' => ",
      })
  void literalValues(String text, String expected) {
    assertEquals(
        Optional.ofNullable(expected).or(() -> Optional.of("")), word(text).literalValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"$a", "a\"$(b)\"", "`a`", "$((1))", "<(a)", "${a:-b}", "$@"})
  void whatExpandsHasNoLiteralValue(String text) {
    assertEquals(Optional.empty(), word(text).literalValue());
    assertEquals(Optional.empty(), word(text).fields(KNOWN));
  }

  @Test
  void knownVariablesAreReplaced() {
    assertEquals(Optional.of("a b/c"), word("$x/c").value(KNOWN));
    assertEquals(Optional.of(List.of("a", "b/c")), word("$x/c").fields(KNOWN));
    assertEquals(Optional.of(List.of("a b/c")), word("\"$x\"/c").fields(KNOWN));
    assertEquals(Optional.empty(), word("$x$y").value(KNOWN));
    assertEquals(Optional.empty(), word("${x%b}").value(KNOWN));
  }

  @Test
  void quotedPatternsAreNone() {
    assertTrue(word("*.c").isPattern());
    assertFalse(word("'*'.c").isPattern());
    assertFalse(word("\"*\"\\*").isPattern());
    assertFalse(word("[").isPattern());
    assertTrue(word("'*'").isQuoted());
    assertTrue(word("a'*'?").hasUnquoted("*?"));
    assertTrue(word("~/a").beginsWithTilde());
    assertFalse(word("\"~\"/a").beginsWithTilde());
  }
}
