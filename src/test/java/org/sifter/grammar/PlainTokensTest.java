package org.sifter.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is cut out without the automaton is what the automaton would cut out. */
final class PlainTokensTest {
  private static final int INPUTS = 20_000;

  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "9",
          "=",
          "-",
          "--",
          " ",
          "\t",
          "\u000B",
          "\u00A0",
          "\u2003",
          "\u0085",
          "\"",
          "\"",
          "'",
          "'",
          "\\",
          "`",
          "$",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\u00E4",
          "\uD83D\uDE00",
          "\uD83D",
          "\0",
          "\u001F",
          "\n");

  @ParameterizedTest
  @ValueSource(chars = {'\\', '`'})
  void flags(char escape) {
    compare(
        "--x",
        escape,
        DockerfileLexer.DEFAULT_MODE,
        DockerfileLexer.FLAG,
        text -> PlainTokens.endOfFlag(text, 0, escape));
  }

  @ParameterizedTest
  @ValueSource(chars = {'\\', '`'})
  void assignments(char escape) {
    compare(
        "x",
        escape,
        DockerfileLexer.ASSIGNMENTS,
        DockerfileLexer.ASSIGNMENT,
        text -> PlainTokens.endOfAssignment(text, 0, escape));
  }

  @Test
  void strings() {
    compare(
        "\"",
        '\\',
        DockerfileLexer.JSON,
        DockerfileLexer.STRING,
        text -> PlainTokens.endOfString(text, 0));
  }

  @Test
  void whatNeedsTheGrammarIsLeftToIt() {
    assertEquals(PlainTokens.NONE, PlainTokens.endOfFlag("--a=\\ b", 0, '\\'));
    assertEquals(PlainTokens.NONE, PlainTokens.endOfFlag("--a='\\''", 0, '\\'));
    assertEquals(PlainTokens.NONE, PlainTokens.endOfAssignment("a=\"b c", 0, '\\'));
    assertEquals(PlainTokens.NONE, PlainTokens.endOfString("\"\\n\"", 0));
    assertEquals(PlainTokens.NONE, PlainTokens.endOfString("12", 0));
  }

  private static void compare(
      String beginning, char escape, int mode, int type, ToIntFunction<String> plain) {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < INPUTS; i++) {
      String text = text(beginning, random);
      int end = plain.applyAsInt(text);
      if (end != PlainTokens.NONE) {
        found++;
        Token token = byGrammar(text, escape, mode);
        assertEquals(type, token.getType(), text);
        assertEquals(token.getStopIndex() + 1, end, text);
      }
    }
    assertTrue(found > INPUTS / 10, "too few of them are plain: " + found);
  }

  private static String text(String beginning, Random random) {
    StringBuilder text = new StringBuilder(beginning);
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Token byGrammar(String text, char escape, int mode) {
    InstructionStream stream = new InstructionStream(text, escape);
    if (mode == DockerfileLexer.JSON) {
      stream.showAsWritten();
    }
    DockerfileLexer lexer = new DockerfileLexer(stream);
    lexer.removeErrorListeners();
    lexer.mode(mode);
    return lexer.nextToken();
  }
}
