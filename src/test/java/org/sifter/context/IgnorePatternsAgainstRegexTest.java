package org.sifter.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the automaton with the regular expressions that patterns stand for. */
final class IgnorePatternsAgainstRegexTest {
  private static final List<String> PIECES =
      List.of("a", "b", ".", "/", "/", "*", "**", "**/", "?", "[ab]", "[^a]", "\\*", "]");
  private static final List<String> NAMES =
      List.of("a", "b", "ab", "ba", ".", "a.b", "aab", "*", "a]", "bb", "a\nb");

  private final Random random = new Random(Long.getLong("seed", 20260101));

  @Test
  void randomPatternsAgree() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      List<String> patterns = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        patterns.add((random.nextInt(3) == 0 ? "!" : "") + pattern());
      }
      if (patterns.stream().anyMatch(pattern -> pattern.matches("![/.]*/[/.]*|!"))) {
        continue;
      }
      IgnorePatterns read = IgnorePatterns.parse(patterns);
      String path = path();
      assertEquals(
          expected(patterns, path), read.excludes(path), () -> patterns + " on \"" + path + "\"");
    }
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder("a".repeat(random.nextInt(2)));
    for (int i = random.nextInt(6); i >= 0; i--) {
      pattern.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return pattern.toString();
  }

  private String path() {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      names.add(NAMES.get(random.nextInt(NAMES.size())));
    }
    return String.join("/", names);
  }

  /** Walks down the path with the rules as they are written in the Javadoc. */
  private static boolean expected(List<String> patterns, String path) {
    boolean[] matched = new boolean[patterns.size()];
    boolean out = false;
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String here = end < 0 ? path : path.substring(0, end);
      out = false;
      for (int i = 0; i < matched.length; i++) {
        boolean readmits = patterns.get(i).startsWith("!");
        if (!matched[i] && readmits == out) {
          matched[i] = matches(IgnoreLine.pattern(patterns.get(i).replaceFirst("^!", "")), here);
        }
        out = matched[i] ? !readmits : out;
      }
      if (end < 0) {
        return out;
      }
    }
  }

  private static boolean matches(String pattern, String path) {
    if (!pattern.matches(".*[*?\\[\\]\\\\].*")) {
      return path.equals(pattern);
    }
    if (pattern.matches("\\*\\*[^*?\\[\\]\\\\]*") && !pattern.equals("**")) {
      String end = pattern.substring(2);
      return path.endsWith(end) || end.equals("/" + path);
    }
    if (pattern.matches("[^*?\\[\\]\\\\]*\\*\\*")) {
      return path.startsWith(pattern.substring(0, pattern.length() - 2));
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("**", i)) {
        i += pattern.startsWith("**/", i) ? 2 : 1;
        regex.append(i == pattern.length() - 1 ? ".*" : "(.*/)?");
      } else if (c == '[') {
        int close = pattern.indexOf(']', i);
        regex.append(pattern, i, close + 1);
        i = close;
      } else if (c == '\\') {
        regex.append("\\*");
        i++;
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.UNIX_LINES).matcher(path).matches();
  }
}
