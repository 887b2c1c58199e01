package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineLineTest {
  /** {@code unicode.IsSpace} of Go: the property White_Space of Unicode. */
  private static final List<String> WHITE_SPACE =
      List.of(
          "9", "a", "b", "c", "d", "20", "85", "a0", "1680", "2000", "2001", "2002", "2003", "2004",
          "2005", "2006", "2007", "2008", "2009", "200a", "2028", "2029", "202f", "205f", "3000");

  @Test
  void whiteSpaceIsWhatGoTakesForIt() {
    assertEquals(
        WHITE_SPACE,
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(c -> EngineLine.isSpace((char) c))
            .mapToObj(Integer::toHexString)
            .toList());
  }
}
