package org.sifter.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A source of COPY or ADD with wildcards: {@code *} and {@code ?} (which do not match a slash),
 * {@code [a-z]}, {@code [^a-z]}, and a backslash before a character that stands for itself.
 *
 * <p>The rules are those of Go's {@code filepath.Match}, with which BuildKit selects (fsutil {@code
 * copy/copy.go}, {@code resolveWildcards}). They differ from a shell's: a leading dot is matched, a
 * negated class matches a slash, and a star takes as little as it can without looking back.
 */
public final class PathPattern {
  /**
   * A run of elements, each of which matches one character.
   *
   * @param afterStar whether a star stands before the run
   */
  private record Run(boolean afterStar, List<IntPredicate> elements) {
    /** Where the run ends when it begins at {@code start}, or -1 when it does not match there. */
    int endFrom(int[] text, int start) {
      if (text.length - start < elements.size()) {
        return -1;
      }
      for (int i = 0; i < elements.size(); i++) {
        if (!elements.get(i).test(text[start + i])) {
          return -1;
        }
      }
      return start + elements.size();
    }

    /** Where the run ends when it begins at {@code from} or where a star may reach, or -1. */
    int find(int[] text, int from, boolean last) {
      for (int start = from; ; start++) {
        int end = endFrom(text, start);
        if (end >= 0 && (!last || end == text.length)) {
          return end;
        }
        if (!afterStar || start == text.length || text[start] == '/') {
          return -1;
        }
      }
    }
  }

  private final String pattern;
  private final List<Run> runs;

  private PathPattern(String pattern, List<Run> runs) {
    this.pattern = pattern;
    this.runs = List.copyOf(runs);
  }

  /** Reads a pattern. */
  public static PathPattern parse(String pattern) throws BadPatternException {
    PatternReader in = new PatternReader(pattern);
    List<Run> runs = new ArrayList<>();
    while (!in.atEnd()) {
      boolean afterStar = false;
      while (in.takes('*')) {
        afterStar = true;
      }
      List<IntPredicate> elements = new ArrayList<>();
      while (!in.atEnd() && !in.sees('*')) {
        elements.add(element(in));
      }
      runs.add(new Run(afterStar, List.copyOf(elements)));
    }
    return new PathPattern(pattern, runs);
  }

  private static IntPredicate element(PatternReader in) throws BadPatternException {
    if (in.takes('?')) {
      return character -> character != '/';
    }
    if (in.takes('[')) {
      return CharacterClass.read(in);
    }
    in.takes('\\');
    int wanted = in.readOr("a \\ at the end stands for nothing");
    return character -> character == wanted;
  }

  /**
   * Whether {@code text} is a pattern rather than a plain path: it has a {@code *}, {@code ?} or
   * {@code [} without a backslash before it. In a plain path a backslash is an ordinary character.
   */
  public static boolean hasWildcards(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '*', '?', '[' -> {
          return true;
        }
        case '\\' -> i++;
        default -> {}
      }
    }
    return false;
  }

  /** Whether the whole of {@code path} matches. */
  public boolean matches(String path) {
    int[] text = path.codePoints().toArray();
    int at = 0;
    for (int i = 0; i < runs.size(); i++) {
      at = runs.get(i).find(text, at, i == runs.size() - 1);
      if (at < 0) {
        return false;
      }
    }
    return at == text.length;
  }

  /** The most slashes that a matching path can have. */
  int mostSlashes() {
    return (int)
        runs.stream()
            .flatMap(run -> run.elements().stream())
            .filter(element -> element.test('/'))
            .count();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
