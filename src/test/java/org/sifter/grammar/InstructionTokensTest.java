package org.sifter.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

final class InstructionTokensTest {
  @Test
  void keywordsAreReadInAnyCase() {
    assertEquals(List.of("USER:user", "REST:me"), tokens("user me"));
    assertEquals(List.of("WORKDIR:WorkDir", "REST:/a b"), tokens("WorkDir\t/a b"));
    assertEquals(List.of("UNKNOWN:RUNfoo", "REST:a"), tokens("RUNfoo a"));
  }

  /** Go's {@code strings.ToLower} makes a k of the sign for kelvin, and leaves a long s alone. */
  @Test
  void lettersOfOtherAlphabetsAreAsInBuildKit() {
    assertEquals(List.of("WORKDIR:wor\u212Adir", "REST:/a"), tokens("wor\u212Adir /a"));
    assertEquals(List.of("UNKNOWN:u\u017Fer", "REST:me"), tokens("u\u017Fer me"));
  }

  @Test
  void wordsEndAtBlanksOfAscii() {
    assertEquals(
        List.of("COPY:COPY", "WORD:\"a", "WORD:b\"\u00A0c", "WORD:d"),
        tokens("COPY \"a\u000Bb\"\u00A0c \t d"));
  }

  @Test
  void flagsEndAtTheFirstOtherWord() {
    assertEquals(
        List.of("ADD:ADD", "FLAG:--link", "FLAG:--chmod='4 4'", "WORD:a", "WORD:--b"),
        tokens("ADD --link  --chmod='4 4' a --b"));
    assertEquals(List.of("RUN:RUN", "REST:a"), tokens("RUN --  a"));
  }

  @Test
  void quotesHoldAssignmentsTogether() {
    assertEquals(
        List.of("ENV:ENV", "ASSIGNMENT:a='1 2'3", "ASSIGNMENT:B9=\\ x"),
        tokens("ENV a='1 2'3\u2003B9=\\ x"));
  }

  @Test
  void aCommandFollowsTheTypeOfAHealthcheck() {
    assertEquals(
        List.of("HEALTHCHECK:HEALTHCHECK", "TYPE:cmd", "REST:curl x"),
        tokens("HEALTHCHECK cmd  curl x"));
    assertEquals(List.of("HEALTHCHECK:HEALTHCHECK", "TYPE:NONE"), tokens("HEALTHCHECK NONE"));
  }

  @Test
  void lettersAreToldApartInJson() {
    assertEquals(
        List.of(
            "CMD:CMD",
            "OPEN_BRACKET:[",
            "STRING:\"\\n\"",
            "COMMA:,",
            "LITERAL:true",
            "NOT_JSON:x",
            "CLOSE_BRACKET:]"),
        tokens("CMD [\"\\n\", truex]"));
  }

  /** The tokens, each with its type and its text, before the end of the line. */
  private static List<String> tokens(String line) {
    InstructionTokens source = new InstructionTokens();
    source.start(line, '\\', /* tryJson= */ true);
    List<String> tokens = new ArrayList<>();
    for (Token t = source.nextToken(); t.getType() != Token.EOF; t = source.nextToken()) {
      tokens.add(DockerfileLexer.VOCABULARY.getSymbolicName(t.getType()) + ":" + t.getText());
    }
    return tokens;
  }
}
