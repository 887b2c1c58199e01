package org.sifter.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sifter.context.BadPatternException;
import org.sifter.context.BasicRegex;

class FindExpressionTest {
  private static List<String> expression(Optional<String> taken, String... excluded)
      throws BadPatternException {
    List<String> words = new ArrayList<>();
    if (taken.isPresent()) {
      words.addAll(List.of("-regex", "./" + BasicRegex.of(taken.get()).orElseThrow()));
    }
    for (String pattern : excluded) {
      words.addAll(List.of("!", "-regex", "./" + BasicRegex.of(pattern).orElseThrow()));
    }
    return words;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.txt",
        "**/*.txt",
        "a/**/b",
        "a/**",
        "**.md",
        "**",
        "lib/sub",
        ".h*",
        "[a-b].??",
        "[^a]x",
        "a+b@c",
        "sub/c.*",
        "*/*",
        "a^b.txt",
        "x-[0-9]"
      })
  void patternsComeBack(String pattern) throws BadPatternException {
    if (BasicRegex.of(pattern).isEmpty()) {
      return;
    }
    assertEquals(
        Optional.of(new FindExpression(Optional.of(pattern), List.of(pattern))),
        FindExpression.read(expression(Optional.of(pattern), pattern)));
  }

  @Test
  void flags() throws BadPatternException {
    List<String> words = expression(Optional.of("a"), "*.md", "b");
    assertEquals(
        "--parents --exclude=*.md --exclude=b ", FindExpression.read(words).orElseThrow().flags());
    assertEquals("", FindExpression.read(List.of("-true")).orElseThrow().flags());
  }

  @Test
  void otherExpressionsAreUnknown() {
    assertEquals(Optional.empty(), FindExpression.read(List.of("-name", "x")));
    assertEquals(Optional.empty(), FindExpression.read(List.of("-regex", ".*")));
    assertEquals(Optional.empty(), FindExpression.read(List.of("-regex", "./a\\|b\\(/.*\\)*")));
    assertEquals(Optional.empty(), FindExpression.read(List.of("!", "-regex")));
    assertEquals(
        Optional.empty(), FindExpression.read(List.of("-regex", "./a b\\(/.*\\)*", "-delete")));
  }
}
