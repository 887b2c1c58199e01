package org.sifter.context;

import java.util.function.Predicate;

/**
 * One pattern of a {@code .dockerignore}.
 *
 * @param readmits whether it is a {@code !} pattern, which takes files back in
 * @param text the pattern without the {@code !}, cleaned
 * @param paths the paths that it matches by itself, not counting what lies below them
 */
record IgnorePattern(boolean readmits, String text, Predicate<String> paths) {
  private static final String DEEP = "**";

  /**
   * Reads a pattern as it comes after cleaning. Patterns without wildcards but a {@code **} at the
   * start or the end are compared as strings, as in moby, and this is not only faster: {@code
   * **.txt} matches {@code a.txt}, whereas {@code **.t?t} matches only a directory's {@code .txt}.
   */
  static IgnorePattern parse(boolean readmits, String text) throws BadPatternException {
    // Moby lets Go's filepath.Match judge the pattern, even where that knows no "**".
    PathPattern.parse(text);
    return new IgnorePattern(readmits, text, paths(text));
  }

  private static Predicate<String> paths(String text) throws BadPatternException {
    if (isLiteral(text)) {
      return text::equals;
    }
    if (text.endsWith(DEEP) && isLiteral(text.substring(0, text.length() - DEEP.length()))) {
      String start = text.substring(0, text.length() - DEEP.length());
      return path -> path.startsWith(start);
    }
    if (text.startsWith(DEEP) && isLiteral(text.substring(DEEP.length()))) {
      String end = text.substring(DEEP.length());
      return path -> path.endsWith(end) || end.equals("/" + path);
    }
    return general(text);
  }

  /** The letters before the first wildcard and after the last one rule out most paths at once. */
  private static Predicate<String> general(String text) throws BadPatternException {
    PathAutomaton automaton = IgnorePatternParser.parse(text);
    String start = text.substring(0, literalStart(text));
    String end = literalEnd(text);
    return path -> path.startsWith(start) && path.endsWith(end) && automaton.matches(path);
  }

  private static int literalStart(String text) {
    int end = 0;
    while (end < text.length() && !isSpecial(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** What comes after the last wildcard, without what may belong to it. */
  private static String literalEnd(String text) {
    int start = text.length();
    while (start > 0 && !isSpecial(text.charAt(start - 1))) {
      start--;
    }
    String end = text.substring(start);
    boolean escape = start > 0 && text.charAt(start - 1) == '\\';
    boolean shared = !end.isEmpty() && (escape || end.startsWith("/"));
    return shared ? end.substring(end.offsetByCodePoints(0, 1)) : end;
  }

  private static boolean isSpecial(char c) {
    return "*?[]\\^".indexOf(c) >= 0;
  }

  private static boolean isLiteral(String text) {
    return text.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
  }

  /** Whether it may match something below {@code directory}; when false it certainly does not. */
  boolean reachesBelow(String directory) {
    int end = literalStart(text);
    String start = text.substring(0, end);
    String below = directory.isEmpty() ? "" : directory + "/";
    boolean literal = end == text.length();
    return literal ? start.startsWith(below) : start.startsWith(below) || below.startsWith(start);
  }
}
