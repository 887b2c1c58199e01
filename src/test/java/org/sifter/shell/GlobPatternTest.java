package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Patterns against the regular expressions that BuildKit makes of them. */
class GlobPatternTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);
  private static final int LIMIT = 10_000;

  @Test
  void agreesWithRegularExpressions() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 100_000; i++) {
      String pattern = random(random, "aab*?\n", 6);
      String text = random(random, "aaabb\n", 12);
      Supplier<String> run = () -> "seed " + SEED + ": '" + pattern + "' in '" + text + "'";
      GlobPattern glob = GlobPattern.parse(pattern).orElseThrow();
      GlobPattern reversed = GlobPattern.parse(GlobPattern.reverse(pattern)).orElseThrow();
      assertEquals(first("^" + regex(pattern, "*?"), text), glob.trimPrefix(text, false), run);
      assertEquals(first("^" + regex(pattern, "*"), text), glob.trimPrefix(text, true), run);
      assertEquals(suffix(pattern, text, "*?"), reversed.trimSuffix(text, false), run);
      assertEquals(suffix(pattern, text, "*"), reversed.trimSuffix(text, true), run);
      Matcher found = compiled(regex(pattern, "*")).matcher(text);
      assertEquals(found.replaceFirst("<>"), glob.replaceFirst(text, "<>"), run);
    }
  }

  private static String first(String regex, String text) {
    return compiled(regex).matcher(text).replaceFirst("");
  }

  private static String suffix(String pattern, String text, String star) {
    String reversed = new StringBuilder(text).reverse().toString();
    String rest = first("^" + regex(GlobPattern.reverse(pattern), star), reversed);
    return new StringBuilder(rest).reverse().toString();
  }

  private static String regex(String pattern, String star) {
    return pattern.replace("?", ".").replace("*", "." + star);
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex, Pattern.UNIX_LINES);
  }

  private static String random(Random random, String alphabet, int limit) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(limit); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void wildcardsMatchWholeCharacters() {
    assertEquals("b", GlobPattern.parse("?").orElseThrow().trimPrefix("😀b", false));
    assertEquals("😀", GlobPattern.parse("?").orElseThrow().trimSuffix("😀b", true));
  }

  @Test
  void onlySpecialCharactersAreEscaped() {
    for (String pattern : new String[] {"\\*", "\\?", "\\\\", "\\/", "\\}", "a\\*b"}) {
      assertTrue(GlobPattern.parse(pattern).isPresent(), pattern);
    }
    for (String pattern : new String[] {"\\", "\\x", "\\\\\\", "\\#"}) {
      assertEquals(Optional.empty(), GlobPattern.parse(pattern), pattern);
    }
  }

  @Test
  void reversedPatternKeepsItsEscapes() {
    assertEquals("c\\*a", GlobPattern.reverse("a\\*c"));
    assertEquals("b\\\\", GlobPattern.reverse("\\\\b"));
    assertEquals("\\*a", GlobPattern.reverse("a*\\"));
    assertEquals("🖖\\🚀👽", GlobPattern.reverse("👽\\🚀🖖"));
  }

  @Test
  void emptyMatchBehindAMatchDoesNotCount() {
    assertEquals(Optional.of("<abc>"), replaceAll("*", "abc"));
    assertEquals(Optional.of("<a>\n<b>"), replaceAll("*", "a\nb"));
    assertEquals(Optional.of("<>😀<>"), replaceAll("", "😀"));
    assertEquals(Optional.of("<>"), replaceAll("*", ""));
  }

  private static Optional<String> replaceAll(String pattern, String text) {
    ReplacementTemplate template = ReplacementTemplate.parse("<$0>");
    return GlobPattern.parse(pattern).orElseThrow().replaceAll(text, template, LIMIT);
  }
}
