package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          abc        | abc        | true
          abc        | abcd       | false
          *          | abc        | true
          *          | .hidden    | true
          *          | a/b        | false
          *c         | abc        | true
          a*         | a          | true
          a*         | ab/c       | false
          a*/b       | abc/b      | true
          a*/b       | a/c/b      | false
          a*b*c      | abbbc      | true
          a*b?c*x    | abxbbxdbxebxczzx | true
          a*b?c*x    | abxbbxdbxebxczzy | false
          *x         | xxx        | true
          **         | ab         | true
          **         | a/b        | false
          ?          | a          | true
          ?          | é          | true
          ?          | 😀         | true
          ?          | /          | false
          ?          | ""         | false
          [a-c]x     | bx         | true
          [a-c]x     | dx         | false
          [^a-c]x    | dx         | true
          [^a]b      | /b         | true
          [z-a]      | m          | false
          [\\]a]     | ]          | true
          [\\-]      | -          | true
          [a\\-z]    | -          | true
          [a\\-z]    | m          | false
          [[]1].txt  | "[1].txt"  | true
          a\\*b      | a*b        | true
          a\\*b      | axb        | false
          [^a]*      | x/y        | false
          *[^a]*     | x/y        | false
          a[^x]b     | a/b        | true
          [é-ü]      | ö          | true
          """)
  void matchesAsInGo(String pattern, String path, boolean matches) throws Exception {
    assertEquals(matches, PathPattern.parse(pattern).matches(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "[a", "[]", "[^", "[^]", "[-a]", "[a-", "[a-]", "[a-b-c]", "a[", "a\\", "[\\", "*[a"
      })
  void aBadPatternIsRefused(String pattern) {
    assertThrows(BadPatternException.class, () -> PathPattern.parse(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, false",
    "*.txt, true",
    "a?, true",
    "[a], true",
    "a\\*, false",
    "a\\\\*, true",
    "a], false"
  })
  void knowsWildcards(String text, boolean wildcards) {
    assertEquals(wildcards, PathPattern.hasWildcards(text));
  }

  @ParameterizedTest
  @CsvSource({"*, 0", "*/a, 1", "[^a]b/c, 2", "\\/, 1"})
  void knowsHowDeepToLook(String pattern, int slashes) throws Exception {
    assertEquals(slashes, PathPattern.parse(pattern).mostSlashes());
  }

  @Test
  void manyStarsDoNotBlowUp() throws Exception {
    PathPattern pattern = PathPattern.parse("a*".repeat(200) + "b");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(false, pattern.matches("a".repeat(20_000))));
  }
}
