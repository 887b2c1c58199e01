package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words that nobody writes by hand. {@code -Dseed=N} repeats a run or tries another. */
class HostileWordTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);
  private static final int WORDS = 200_000;
  private static final int DEPTH = 100_000;
  private static final WordExpander EXPANDER = new WordExpander('\\');
  private static final Variables UNSET = name -> Optional.empty();

  private static final List<String> PIECES =
      List.of(
          "$", "${", "${A", "${B", "${U", "}", "}", "}", ":-", "-", ":+", "+", ":?", "?", "#", "##",
          "%", "%%", "/", "//", "*", "\\", "`", "'", "\"", "A", "B", "0", "1", "@", "_", "a", " ",
          "\n", "<", "<<", "=", ":", "!", "{", "é", "😀", "\uD83D", "\uFEFF", "\0", "'$0'");

  /** {@code A} and {@code B} are known, {@code U} is the base image's. */
  private static Optional<Expansion> value(String name) {
    return switch (name) {
      case "A" -> Optional.of(Expansion.literal("a/b\n*'\""));
      case "B" -> Optional.of(Expansion.literal(""));
      case "U", "Ua" -> Optional.of(Expansion.reference("U"));
      default -> Optional.empty();
    };
  }

  @Test
  void randomWordsExpandOrAreRefused() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int expanded = 0;
    for (int i = 0; i < WORDS; i++) {
      String word = randomWord(random);
      WordExpander expander = new WordExpander(random.nextBoolean() ? '\\' : '`');
      try {
        Expansion expansion =
            random.nextInt(4) == 0
                ? expander.expandHeredocBody(word, HostileWordTest::value)
                : expander.expand(word, HostileWordTest::value);
        assertEquals(expansion, Expansion.of(expansion.parts()), word);
        expanded++;
      } catch (ExpansionException e) {
        assertTrue(e.offset() >= 0 && e.offset() < word.length(), word);
        assertFalse(e.getMessage().isBlank(), word);
      }
    }
    assertTrue(expanded > WORDS / 10, "words that expand: " + expanded);
  }

  private static String randomWord(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(12); length >= 0; length--) {
      word.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return word.toString();
  }

  @Test
  void defaultsMayNestDeep() throws ExpansionException {
    String word = "x${U:-".repeat(DEPTH) + "end" + "}y".repeat(DEPTH);
    String expected = "x".repeat(DEPTH) + "end" + "y".repeat(DEPTH);
    assertEquals(Expansion.literal(expected), EXPANDER.expand(word, UNSET));
    assertEquals(
        Expansion.literal("x" + "set" + "y"),
        EXPANDER.expand(word, name -> Optional.of(Expansion.literal("set"))));
  }

  @Test
  void quotesAndPatternsMayNestDeep() throws ExpansionException {
    String word = "\"${U#".repeat(DEPTH) + "}\"".repeat(DEPTH);
    assertEquals(Expansion.literal(""), EXPANDER.expand(word, UNSET));
    String replacing = "${U/${U/a/b}/".repeat(DEPTH) + "}".repeat(DEPTH);
    assertEquals(Expansion.literal(""), EXPANDER.expand(replacing + "${U/a/}", UNSET));
  }

  @Test
  void referencesMayNestDeep() throws ExpansionException {
    String word = "x${U:-".repeat(DEPTH) + "end" + "}y".repeat(DEPTH);
    Variables unknown = name -> Optional.of(Expansion.reference(name));
    Expansion expansion = EXPANDER.expand(word, unknown);
    assertEquals(word, expansion.toString());
    assertEquals("x".repeat(DEPTH) + "end" + "y".repeat(DEPTH), expansion.orUnset());
    assertEquals(expansion, EXPANDER.expand(word, unknown));
    assertEquals(expansion.hashCode(), EXPANDER.expand(word, unknown).hashCode());
    assertNotEquals(expansion, EXPANDER.expand(word.replace("end", "END"), unknown));
    assertTrue(ShellQuote.render(expansion).length() > word.length());
  }

  @Test
  void openEndsMayNestDeep() {
    for (String piece : List.of("${U:-", "\"${U#", "${U/", "${U/a/", "$", "'", "\\", "${U:?")) {
      try {
        EXPANDER.expand(piece.repeat(DEPTH), UNSET);
      } catch (ExpansionException e) {
        assertTrue(e.offset() < piece.length() * DEPTH, piece);
      }
    }
  }

  /** An expander that backtracks, or copies an operand at each level, would not come to an end. */
  @Test
  void manyStarsMatchAtOnce() throws ExpansionException {
    Variables as = name -> Optional.of(Expansion.literal("a".repeat(DEPTH)));
    String stars = "*a".repeat(100) + "b";
    for (String pattern : List.of("#", "##", "%", "%%")) {
      String word = "${A" + pattern + stars + "}";
      assertEquals(as.get("A"), Optional.of(EXPANDER.expand(word, as)), pattern);
    }
    assertEquals(as.get("A"), Optional.of(EXPANDER.expand("${A//" + stars + "/x}", as)));
    assertEquals(Expansion.literal("ab".repeat(DEPTH)), EXPANDER.expand("${A//a/'${0}b'}", as));
  }
}
