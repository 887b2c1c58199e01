package org.sifter.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sifter.source.Span;

/**
 * A pattern in {@code ${name#pattern}} and its like: {@code *} is any text, {@code ?} any
 * character, a backslash takes that meaning away; there are no bracket expressions. Neither
 * wildcard matches a line feed, as BuildKit makes a Go regular expression of the pattern.
 *
 * <p>A pattern is a row of segments with a star between each two. Where a segment is found, taking
 * it at the first possible place never hurts those after it, so no match needs to try twice.
 */
final class GlobPattern {
  private static final int ANY = -1;

  private final List<int[]> segments;

  private GlobPattern(List<int[]> segments) {
    this.segments = segments;
  }

  /** The pattern, or nothing when a backslash escapes what needs no escape. */
  static Optional<GlobPattern> parse(String pattern) {
    int[] text = pattern.codePoints().toArray();
    List<int[]> segments = new ArrayList<>();
    IntStream.Builder segment = IntStream.builder();
    for (int i = WordReader.startsWithByteOrderMark(pattern) ? 1 : 0; i < text.length; i++) {
      switch (text[i]) {
        case '*' -> {
          segments.add(segment.build().toArray());
          segment = IntStream.builder();
        }
        case '?' -> segment.add(ANY);
        case '\\' -> {
          i++;
          if (i == text.length || "*?\\/}".indexOf(text[i]) < 0) {
            return Optional.empty();
          }
          segment.add(text[i]);
        }
        default -> segment.add(text[i]);
      }
    }
    segments.add(segment.build().toArray());
    return Optional.of(new GlobPattern(segments));
  }

  /**
   * The pattern that matches backwards. A backslash moves to the other side of what it escapes, and
   * so a lone one at the end comes to escape the character before it, as in BuildKit.
   */
  static String reverse(String pattern) {
    int[] text = pattern.codePoints().toArray();
    int[] result = new int[text.length];
    int end = text.length;
    for (int i = 0; i < text.length; ) {
      int unit = text[i] == '\\' && i + 1 < text.length ? 2 : 1;
      end -= unit;
      System.arraycopy(text, i, result, end, unit);
      i += unit;
    }
    return new String(result, 0, result.length);
  }

  /** The text without the shortest or longest match at its start. */
  String trimPrefix(String text, boolean longest) {
    int[] subject = text.codePoints().toArray();
    int end = Math.max(0, matchEnd(subject, 0, longest));
    return new String(subject, end, subject.length - end);
  }

  /** The text without the shortest or longest match at its end, of a pattern that was reversed. */
  String trimSuffix(String text, boolean longest) {
    String reversed = new StringBuilder(text).reverse().toString();
    return new StringBuilder(trimPrefix(reversed, longest)).reverse().toString();
  }

  /** The text with the first match replaced. */
  String replaceFirst(String text, String replacement) {
    int[] subject = text.codePoints().toArray();
    return find(subject, 0)
        .map(match -> before(subject, match) + replacement + after(subject, match))
        .orElse(text);
  }

  private static String before(int[] subject, Span match) {
    return new String(subject, 0, match.start());
  }

  private static String after(int[] subject, Span match) {
    return new String(subject, match.end(), subject.length - match.end());
  }

  /**
   * The text with each match replaced, with the rules of Go's {@code ReplaceAllString}: an empty
   * match just behind another match does not count.
   *
   * @return nothing when the result would have more than {@code limit} characters
   */
  Optional<String> replaceAll(String text, ReplacementTemplate replacement, int limit) {
    int[] subject = text.codePoints().toArray();
    StringBuilder result = new StringBuilder();
    int copied = 0;
    int from = 0;
    for (Optional<Span> found = find(subject, 0);
        found.isPresent();
        found = from <= subject.length ? find(subject, from) : Optional.empty()) {
      Span match = found.get();
      result.append(new String(subject, copied, match.start() - copied));
      if (match.end() > copied || match.start() == 0) {
        String matched = new String(subject, match.start(), match.length());
        if (result.length() + replacement.size(matched) > limit) {
          return Optional.empty();
        }
        replacement.appendTo(result, matched);
      }
      copied = match.end();
      from = Math.max(from + 1, match.end());
    }
    return Optional.of(
        result.append(new String(subject, copied, subject.length - copied)).toString());
  }

  /** The leftmost match that starts at {@code from} or later, as long as it can be. */
  private Optional<Span> find(int[] subject, int from) {
    int[] first = segments.get(0);
    int start = firstPlace(subject, first, from, subject.length);
    while (start >= 0) {
      int end = matchEnd(subject, start, /* longest= */ true);
      if (end >= 0) {
        return Optional.of(new Span(start, end));
      }
      // The star behind the first segment found nothing in its line, and would not from farther on.
      int line = lineEnd(subject, start + first.length);
      if (line == subject.length) {
        return Optional.empty();
      }
      int next = Math.max(start + 1, line + 1 - first.length);
      start = firstPlace(subject, first, next, subject.length);
    }
    return Optional.empty();
  }

  /** Where a match that starts at {@code start} ends, or -1. */
  private int matchEnd(int[] subject, int start, boolean longest) {
    int[] first = segments.get(0);
    if (!matchesAt(subject, first, start)) {
      return -1;
    }
    int end = start + first.length;
    for (int i = 1; i < segments.size(); i++) {
      int[] segment = segments.get(i);
      int starEnd = lineEnd(subject, end);
      boolean last = i == segments.size() - 1;
      int place =
          last && longest
              ? lastPlace(subject, segment, end, starEnd)
              : firstPlace(subject, segment, end, starEnd);
      if (place < 0) {
        return -1;
      }
      end = place + segment.length;
    }
    return end;
  }

  private static int firstPlace(int[] subject, int[] segment, int from, int to) {
    for (int place = from; place <= to; place++) {
      if (matchesAt(subject, segment, place)) {
        return place;
      }
    }
    return -1;
  }

  private static int lastPlace(int[] subject, int[] segment, int from, int to) {
    for (int place = to; place >= from; place--) {
      if (matchesAt(subject, segment, place)) {
        return place;
      }
    }
    return -1;
  }

  private static boolean matchesAt(int[] subject, int[] segment, int place) {
    if (place + segment.length > subject.length) {
      return false;
    }
    for (int i = 0; i < segment.length; i++) {
      int c = subject[place + i];
      if (segment[i] == ANY ? c == '\n' : segment[i] != c) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(int[] subject, int from) {
    int end = from;
    while (end < subject.length && subject[end] != '\n') {
      end++;
    }
    return end;
  }
}
