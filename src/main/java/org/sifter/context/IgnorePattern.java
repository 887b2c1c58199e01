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
    return IgnorePatternParser.parse(text)::matches;
  }

  private static boolean isLiteral(String text) {
    return text.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
  }

  /** Whether it may match something below {@code directory}; when false it certainly does not. */
  boolean reachesBelow(String directory) {
    int end = 0;
    while (end < text.length() && "*?[]\\^".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String start = text.substring(0, end);
    String below = directory.isEmpty() ? "" : directory + "/";
    boolean literal = end == text.length();
    return literal ? start.startsWith(below) : start.startsWith(below) || below.startsWith(start);
  }
}
