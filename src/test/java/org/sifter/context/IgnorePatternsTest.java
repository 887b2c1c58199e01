package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IgnorePatternsTest {
  private static String excluded(List<String> lines, String... paths) throws BadPatternException {
    IgnorePatterns patterns = IgnorePatterns.parse(lines);
    return List.of(paths).stream().filter(patterns::excludes).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a          | a                | b
          a          | a/b/c            | b/a
          /a         | a                | b/a
          a/         | a/b              | b/a
          ./a//b/../c| a/c              | a/b
          *          | a                |
          *.txt      | a.txt            | d/a.txt
          */a        | d/a              | a
          */a        | d/a/b            | d/e/a
          */*/a      | d/e/a            | d/a
          a?         | ab               | a
          a?b        | axb              | a/b
          **         | a/b              |
          **/a       | a                | ab
          **/a       | d/e/a            | d/ba
          **/a       | d/a/b            | d/b
          **.txt     | a.txt            | a.md
          **.txt     | d/a.txt          | txt
          **.t?t     | d/.txt           | a.txt
          **/*.go    | a.go             | a.c
          **/*.go    | d/e/a.go         | d/a.c
          a/**       | a/b              | a
          a/**       | a/b/c            | ab
          a**        | ab/c             | b
          a/**/b     | a/b              | ab
          a/**/b     | a/c/d/b          | a/cb
          ***        | a/b              |
          **/a/**    | d/a/b            | d/a
          [ab]c      | ac               | cc
          [^ab]c     | cc               | ac
          [a-c]      | b                | d
          a[^x]c     | a/c              | axc
          [[]a       | "[a"             | a
          a]         | a]               | a
          \\*        | *                | a
          \\?a       | ?a               | ba
          ?\\\\      | "a\\"            | a
          [a]**/b    | ab               | b
          a.b        | a.b              | axb
          a.b*       | a.bc             | axbc
          a+(b)*     | a+(b)            | aa
          {a,b}      | "{a,b}"          | a
          a^b        | a^b              | ab
          ^a*        | ab               | ^ab
          \\da       | 1a               | da
          \\Da       | xa               | 1a
          \\wa       | _a               | -a
          \\Wa       | -a               | _a
          a\\sb      | a b              | a-b
          a\\Sb      | a-b              | a b
          [\\d]a     | 1a               | da
          \\Aa       | a                | b
          a\\z       | a                | ab
          a\\B?      | ab               | a-
          a\\b?      | a-               | ab
          x\\bin     | never            | xbin
          é*         | éa               | ea
          ?.txt      | 😀.txt           | 😀😀.txt
          a b        | a b              | a
          !a         | never            | a
          """)
  void aPatternMatches(String pattern, String inside, String outside) throws Exception {
    IgnorePatterns patterns = IgnorePatterns.parse(List.of(pattern));
    if (!inside.equals("never")) {
      assertTrue(patterns.excludes(inside), inside);
    }
    if (outside != null) {
      assertFalse(patterns.excludes(outside), outside);
    }
  }

  @Test
  void commentsAndBlankLinesAreSkipped() throws Exception {
    assertEquals(
        "a b #c",
        excluded(
            List.of("# a comment", "", "  ", " a \r", "\tb\u00a0", " #c"), "a", "b", "#c", "#"));
  }

  @Test
  void theLastMatchDecides() throws Exception {
    String[] paths = {"README.md", "README-secret.md", "a.md", "b.txt"};
    assertEquals("a.md", excluded(List.of("*.md", "!README*.md"), paths));
    assertEquals(
        "README-secret.md a.md",
        excluded(List.of("*.md", "!README*.md", "README-secret.md"), paths));
    assertEquals("a.md", excluded(List.of("*.md", "README-secret.md", "!README*.md"), paths));
  }

  @Test
  void anExceptionTakesBackInBelowAnExcludedDirectory() throws Exception {
    assertEquals(
        "src src/b src/d",
        excluded(
            List.of("src", "!src/a", "! /src/c "),
            "src",
            "src/a",
            "src/a/x",
            "src/b",
            "src/c/y",
            "src/d"));
    assertEquals("a b/c", excluded(List.of("*", "!b", "b/c"), "a", "b", "b/c", "b/d"));
  }

  @Test
  void anExceptionForADirectoryThatWasInHasNoEffectBelow() throws Exception {
    List<String> lines = List.of("**/build", "!src");
    assertEquals(
        "build src/build src/build/x", excluded(lines, "build", "src/build", "src/build/x"));
    assertEquals(
        "build", excluded(List.of("**/build", "!src/**"), "build", "src/build", "src/build/x"));
  }

  @Test
  void pathsOutsideAreNeverMatched() throws Exception {
    assertEquals("", excluded(List.of("..", "../a", "/", "."), "a", "b"));
  }

  @Test
  void someEscapedLettersAreControlCharacters() throws Exception {
    assertEquals(
        "\007 \f \n \r \t \013",
        excluded(
            List.of("\\a", "\\f", "\\n", "\\r", "\\t", "\\v"),
            "\007",
            "\f",
            "\n",
            "\r",
            "\t",
            "\013",
            "a",
            "n",
            "t"));
  }

  @Test
  void namesMayHaveAnyCharacters() throws Exception {
    assertEquals("a\nb.txt 'q\"", excluded(List.of("*.txt", "'q\""), "a\nb.txt", "'q\""));
    assertEquals("d/c.txt", excluded(List.of("**/c*.txt"), "d/c.txt", "a\nb/c.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[]a]",
        "[a",
        "[^]",
        "[-a]",
        "[a-]",
        "a\\",
        "[a-\\]",
        "[z-a]*",
        "[*]",
        "[[:alpha:]]",
        "a\\1",
        "a\\x41",
        "\\pL",
        "\\é",
        "[\\a-z]",
        "!",
        "!  ",
        "!/"
      })
  void aBadPatternIsReportedWithItsLine(String pattern) {
    BadPatternException e =
        assertThrows(
            BadPatternException.class, () -> IgnorePatterns.parse(List.of("# x", "a", pattern)));
    assertEquals(OptionalInt.of(3), e.line());
  }

  @Test
  void excludeFlagsKnowNoCommentsAndKeepSlashes() throws Exception {
    assertTrue(IgnorePatterns.of(List.of("#a")).excludes("#a"));
    assertFalse(IgnorePatterns.of(List.of("/a")).excludes("a"));
    assertTrue(IgnorePatterns.of(List.of(" a/ ")).excludes("a/b"));
  }

  @Test
  void aWalkKnowsWhereNothingCanChange() throws Exception {
    IgnorePatterns patterns =
        IgnorePatterns.parse(List.of("node_modules", "docs", "gen", "!docs/a/b", "!gen/*.go"));
    IgnorePatterns.Standing root = patterns.root();
    assertFalse(root.enter("node_modules").mayDifferBelow());
    assertTrue(root.enter("docs").mayDifferBelow());
    assertTrue(root.enter("docs").enter("docs/a").mayDifferBelow());
    assertFalse(root.enter("docs").enter("docs/x").mayDifferBelow());
    assertTrue(root.enter("gen").mayDifferBelow());
    assertFalse(root.enter("src").mayDifferBelow());
    assertTrue(root.mayDifferBelow());
  }

  @Test
  void manyStarsDoNotBlowUp() throws Exception {
    String path = "a".repeat(4000);
    IgnorePatterns patterns = IgnorePatterns.parse(List.of("**/" + "*a".repeat(30) + "b"));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertFalse(patterns.excludes(path)));
  }
}
