package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.sifter.shell.ShellQuote;

/**
 * Says Go's path patterns in the shell's language. There, a dot at the start of a name is matched
 * by a dot only; {@code ^} does not negate a class, and {@code !} does; and quotes, not brackets,
 * take the meaning from a character.
 */
final class ShellPattern {
  private ShellPattern() {}

  /**
   * Words that match in a shell what the pattern matches in Go's {@code filepath.Match}, where a
   * wildcard at the start of a name also matches a dot. They may match {@code .} and {@code ..}
   * too, as names of their own.
   *
   * @param pattern a well-formed pattern that begins with a slash
   */
  static String of(String pattern) {
    return below("", pattern);
  }

  /**
   * The same below a directory.
   *
   * @param directory the shell word for it
   */
  static String below(String directory, String pattern) {
    List<String> words = new ArrayList<>(List.of(directory));
    for (String name : pattern.substring(1).split("/", -1)) {
      List<String> alternatives = alternatives(parts(name));
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        alternatives.forEach(alternative -> longer.add(word + "/" + alternative));
      }
      words = longer;
    }
    return String.join(" ", words);
  }

  /**
   * A piece of a pattern.
   *
   * @param shell how the shell says it
   * @param repeats whether it is a {@code *}
   * @param first which characters it matches, or the first of it
   */
  private record Part(String shell, boolean repeats, IntPredicate first) {}

  private static List<String> alternatives(List<Part> parts) {
    List<String> alternatives = new ArrayList<>();
    if (parts.isEmpty() || !parts.get(0).shell().equals(".")) {
      alternatives.add(shell(parts, 0));
    }
    addDotted(parts, alternatives);
    return alternatives;
  }

  /** Adds what matches the names with a dot at their start. */
  private static void addDotted(List<Part> parts, List<String> alternatives) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (!part.repeats()) {
        if (part.first().test('.')) {
          alternatives.add("." + shell(parts, i + 1));
        }
        return;
      }
      alternatives.add("." + shell(parts, i));
    }
  }

  private static String shell(List<Part> parts, int from) {
    StringBuilder shell = new StringBuilder();
    parts.subList(from, parts.size()).forEach(part -> shell.append(part.shell()));
    return shell.toString();
  }

  private static List<Part> parts(String name) {
    List<Part> parts = new ArrayList<>();
    int i = 0;
    while (i < name.length()) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (c == '*') {
        parts.add(new Part("*", /* repeats= */ true, character -> true));
      } else if (c == '?') {
        parts.add(new Part("?", /* repeats= */ false, character -> true));
      } else if (c == '[') {
        i = addClass(name, i, parts);
      } else {
        if (c == '\\' && i < name.length()) {
          c = name.codePointAt(i);
          i += Character.charCount(c);
        }
        int literal = c;
        parts.add(new Part(quoted(c), /* repeats= */ false, other -> other == literal));
      }
    }
    return parts;
  }

  /** Reads a class up to its bracket; gives the offset behind that. */
  private static int addClass(String name, int start, List<Part> parts) {
    boolean negated = name.startsWith("^", start);
    int i = negated ? start + 1 : start;
    StringBuilder shell = new StringBuilder(negated ? "[!" : "[");
    IntPredicate items = character -> false;
    while (i < name.length() && name.charAt(i) != ']') {
      i += name.charAt(i) == '\\' ? 1 : 0;
      int low = name.codePointAt(i);
      i += Character.charCount(low);
      int high = low;
      if (name.startsWith("-", i)) {
        i += name.startsWith("\\", i + 1) ? 2 : 1;
        high = name.codePointAt(i);
        i += Character.charCount(high);
      }
      int first = low;
      int last = high;
      items = items.or(character -> first <= character && character <= last);
      shell.append(quoted(low));
      if (low != high) {
        shell.append('-').append(quoted(high));
      }
    }
    IntPredicate all = negated ? items.negate() : items;
    parts.add(new Part(shell.append(']').toString(), /* repeats= */ false, all));
    return i + 1;
  }

  /** A character without any meaning of its own. */
  private static String quoted(int character) {
    return Character.isLetterOrDigit(character) || character == '.' || character == '_'
        ? Character.toString(character)
        : character == '-' || character == '!' || character == '^'
            ? "\\" + Character.toString(character)
            : ShellQuote.word(Character.toString(character));
  }
}
