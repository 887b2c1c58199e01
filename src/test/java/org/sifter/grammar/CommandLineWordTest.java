package org.sifter.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CommandLineWordTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "EOF",
          "0",
          "12",
          "<",
          "<<",
          "<<",
          "<<-",
          "-",
          " ",
          "  ",
          "\t",
          "\r",
          "\u000B",
          "\u00A0",
          "\u2003",
          "|",
          "&&",
          "/",
          "=",
          "{",
          "}",
          "#",
          "\uD83D\uDE00",
          "\n",
          "*");

  @Test
  void wordsAndHereDocuments() {
    assertEquals(
        List.of(
            new CommandLineWord(false, 0, 3),
            new CommandLineWord(true, 4, 11),
            new CommandLineWord(false, 12, 15)),
        CommandLineWord.in("cat 3<<-EOF >/x"));
    assertEquals(List.of(new CommandLineWord(true, 0, 6)), CommandLineWord.in("<< EOF"));
    assertEquals(List.of(new CommandLineWord(false, 0, 8)), CommandLineWord.in("cat<<EOF"));
  }

  @Test
  void quotesThatAreNotClosedLeaveNoWord() {
    assertEquals(List.of(), CommandLineWord.in("cat <<EOF 'x"));
  }

  @Test
  void plainLinesHaveTheWordsThatTheGrammarFinds() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String line = text.toString();
      assertEquals(CommandLineWord.byGrammar(line), CommandLineWord.in(line), line);
    }
  }
}
