package org.sifter.context;

import java.util.ArrayDeque;
import java.util.Deque;

/** The text of a line in a {@code .dockerignore}, before it is read as a pattern. */
final class IgnoreLine {
  private IgnoreLine() {}

  /** The pattern on a line that is no comment; empty on a blank line. */
  static String pattern(String line) {
    String pattern = trim(line);
    if (pattern.startsWith("!")) {
      return "!" + relative(trim(pattern.substring(1)));
    }
    return relative(pattern);
  }

  private static String relative(String pattern) {
    if (pattern.isEmpty()) {
      return pattern;
    }
    String clean = clean(pattern);
    return clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
  }

  /** Drops blanks at both ends: Unicode's white space, as Go's {@code strings.TrimSpace}. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || Character.isSpaceChar(c);
  }

  /** The shortest equal path, as Go's {@code filepath.Clean}: {@code .} for an empty one. */
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      boolean up = name.equals("..");
      if (up && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (up ? !rooted : !name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    String joined = (rooted ? "/" : "") + String.join("/", names);
    return joined.isEmpty() ? "." : joined;
  }
}
