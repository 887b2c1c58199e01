package org.sifter.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code .dockerignore} leaves out, said as simply as it can be: each pattern is tried
 * against each path with all that its wildcards may stand for. Patterns that the model has no
 * opinion about are those with classes in brackets that hold more than letters and ranges, with a
 * backslash before a letter or digit, with blanks behind a slash at the start, and with {@code ..}
 * behind a {@code !}, which moby takes for a part of the first name.
 */
final class IgnoreModel {
  private static final String SPECIAL = "*?[]\\";

  /** A line: what it says, and whether it takes files back in. */
  private record Line(String pattern, boolean readmits) {}

  private final List<Line> lines;

  private IgnoreModel(List<Line> lines) {
    this.lines = lines;
  }

  /** The model of patterns that are known to be good; empty when it has no opinion about one. */
  static Optional<IgnoreModel> of(List<String> written) {
    List<Line> lines = new ArrayList<>();
    for (String text : written) {
      String trimmed = trim(text);
      if (text.startsWith("#") || trimmed.isEmpty()) {
        continue;
      }
      boolean readmits = trimmed.startsWith("!");
      String pattern = clean(readmits ? trim(trimmed.substring(1)) : trimmed);
      boolean isCleanedTwice = readmits && pattern.startsWith("..");
      boolean isTrimmedTwice = !pattern.equals(trim(pattern));
      if (isCleanedTwice || isTrimmedTwice || pattern.startsWith("!") || !isOrdinary(pattern)) {
        return Optional.empty();
      }
      lines.add(new Line(pattern, readmits));
    }
    return Optional.of(new IgnoreModel(lines));
  }

  private static String trim(String text) {
    return text.replaceAll("^[\\s\\h\\v\\p{Z}]+|[\\s\\h\\v\\p{Z}]+$", "");
  }

  /** The pattern without empty names, dots, and names that a {@code ..} takes back. */
  private static String clean(String pattern) {
    List<String> names = new ArrayList<>();
    for (String name : pattern.split("/", -1)) {
      boolean up = name.equals("..");
      if (up && !names.isEmpty() && !names.get(names.size() - 1).equals("..")) {
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".") && !(up && pattern.startsWith("/"))) {
        names.add(name);
      }
    }
    return names.isEmpty() ? (pattern.startsWith("/") ? "/" : ".") : String.join("/", names);
  }

  private static boolean isOrdinary(String pattern) {
    return !pattern.matches("(?s).*\\\\[A-Za-z0-9].*")
        && !pattern
            .replaceAll("\\[\\^?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)?\\]", "")
            .matches("(?s).*[\\[\\]^].*");
  }

  /** Whether a file is left out. A directory that a pattern matched stays matched below. */
  boolean excludes(String path) {
    boolean[] matched = new boolean[lines.size()];
    boolean out = false;
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String here = end < 0 ? path : path.substring(0, end);
      out = false;
      for (int i = 0; i < matched.length; i++) {
        Line line = lines.get(i);
        // A pattern is asked only where it could change something.
        matched[i] |= line.readmits() == out && matches(line.pattern(), here);
        out = matched[i] ? !line.readmits() : out;
      }
      if (end < 0) {
        return out;
      }
    }
  }

  private static boolean matches(String pattern, String path) {
    String rest = pattern.startsWith("**") ? pattern.substring(2) : pattern;
    if (isLiteral(rest) && pattern.startsWith("**")) {
      return path.endsWith(rest) || rest.equals("/" + path);
    }
    if (pattern.endsWith("**") && isLiteral(pattern.substring(0, pattern.length() - 2))) {
      return path.startsWith(pattern.substring(0, pattern.length() - 2));
    }
    return isLiteral(pattern) ? path.equals(pattern) : new Trial(pattern, path).matches(0, 0);
  }

  private static boolean isLiteral(String text) {
    return text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  /** One pattern against one path, with a memory of what has failed. */
  private static final class Trial {
    private final int[] pattern;
    private final int[] path;
    private final boolean[][] failed;

    Trial(String pattern, String path) {
      this.pattern = pattern.codePoints().toArray();
      this.path = path.codePoints().toArray();
      this.failed = new boolean[this.pattern.length + 1][this.path.length + 1];
    }

    boolean matches(int p, int s) {
      boolean result = !failed[p][s] && tries(p, s);
      failed[p][s] = !result;
      return result;
    }

    private boolean tries(int p, int s) {
      if (p == pattern.length) {
        return s == path.length;
      }
      if (pattern[p] == '*') {
        boolean isDeep = p + 1 < pattern.length && pattern[p + 1] == '*';
        return isDeep ? deep(p + 2, s) : star(p + 1, s);
      }
      return s < path.length && one(p, path[s]) && matches(next(p), s + 1);
    }

    /** Anything but a slash. */
    private boolean star(int p, int s) {
      return matches(p, s) || (s < path.length && path[s] != '/' && star(p, s + 1));
    }

    /** Anything in one line at the end; else nothing, or anything up to a slash. */
    private boolean deep(int after, int s) {
      int p = after < pattern.length && pattern[after] == '/' ? after + 1 : after;
      boolean atEnd = p == pattern.length;
      if (!atEnd && matches(p, s)) {
        return true;
      }
      for (int i = s; i < path.length && path[i] != '\n'; i++) {
        if (!atEnd && path[i] == '/' && matches(p, i + 1)) {
          return true;
        }
      }
      return atEnd;
    }

    private boolean one(int p, int c) {
      return switch (pattern[p]) {
        case '?' -> c != '/';
        case '\\' -> pattern[p + 1] == c;
        case '[' -> inClass(p + 1, c);
        default -> pattern[p] == c;
      };
    }

    private boolean inClass(int start, int c) {
      boolean negated = pattern[start] == '^';
      boolean found = false;
      for (int i = negated ? start + 1 : start; pattern[i] != ']'; i++) {
        boolean range = pattern[i + 1] == '-';
        found |= range ? c >= pattern[i] && c <= pattern[i + 2] : c == pattern[i];
        i += range ? 2 : 0;
      }
      return found != negated;
    }

    private int next(int p) {
      if (pattern[p] == '[') {
        int end = p;
        while (pattern[end] != ']') {
          end++;
        }
        return end + 1;
      }
      return pattern[p] == '\\' ? p + 2 : p + 1;
    }
  }
}
