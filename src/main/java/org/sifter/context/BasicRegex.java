package org.sifter.context;

import java.util.Optional;
import org.sifter.context.CharacterClass.Item;

/**
 * Says a pattern of {@code --exclude} or {@code --parents} as a basic regular expression, for
 * {@code find -regex} where the files are known only in the build. It keeps to what GNU find and
 * BusyBox read alike: groups, {@code *}, classes, and characters that stand for themselves.
 */
public final class BasicRegex {
  private static final String DEEP = "**";

  private final PatternReader in;
  private final StringBuilder regex = new StringBuilder();

  private BasicRegex(String pattern) {
    this.in = new PatternReader(pattern);
  }

  /**
   * The expression for the paths that the pattern matches, and for all that lies below them.
   *
   * @param pattern in the syntax of {@code .dockerignore}
   * @return empty when the pattern takes files back in, has an anchor or a class by name, or is
   *     blank
   * @throws BadPatternException when BuildKit would refuse it
   */
  public static Optional<String> of(String pattern) throws BadPatternException {
    String trimmed = IgnoreLine.trim(pattern);
    String clean = trimmed.isEmpty() ? "" : IgnoreLine.clean(trimmed);
    if (clean.isEmpty() || clean.startsWith("!")) {
      return Optional.empty();
    }
    IgnorePattern.parse(/* readmits= */ false, clean);
    return (isEnd(clean) ? Optional.of(".*" + quoted(clean.substring(DEEP.length()))) : path(clean))
        .map(regex -> regex + "\\(/.*\\)*");
  }

  /** Whether it is compared as the end of a path, whatever stands before. */
  private static boolean isEnd(String clean) {
    return clean.startsWith(DEEP)
        && !clean.startsWith(DEEP + "/")
        && clean.chars().skip(DEEP.length()).noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
  }

  private static Optional<String> path(String pattern) throws BadPatternException {
    BasicRegex regex = new BasicRegex(pattern);
    while (!regex.in.atEnd()) {
      if (!regex.piece()) {
        return Optional.empty();
      }
    }
    return Optional.of(regex.regex.toString());
  }

  /** Says the next piece; false when it cannot. */
  private boolean piece() throws BadPatternException {
    if (in.takes('*')) {
      star();
    } else if (in.takes('?')) {
      regex.append("[^/]");
    } else if (in.takes('[')) {
      return characterClass(CharacterClass.read(in));
    } else if (in.takes('\\')) {
      int escaped = in.readOr("a \\ at the end stands for nothing");
      regex.append(quoted(escaped));
      return !PatternEscape.isAlphanumeric(escaped);
    } else if (in.sees('^')) {
      return false;
    } else {
      regex.append(quoted(in.read()));
    }
    return true;
  }

  private void star() {
    if (!in.takes('*')) {
      regex.append("[^/]*");
      return;
    }
    in.takes('/');
    regex.append(in.atEnd() ? ".*" : "\\(.*/\\)*");
  }

  /** In a bracket expression, {@code ]} comes first, {@code -} last, and {@code ^} not first. */
  private boolean characterClass(CharacterClass read) {
    if (read.items().stream().anyMatch(Item::escaped)
        || read.items().stream().anyMatch(item -> item.is('[') || item.is('^'))) {
      return false;
    }
    regex.append(read.negated() ? "[^" : "[");
    for (Item item : read.items()) {
      regex.appendCodePoint(item.low());
      if (item.low() != item.high()) {
        regex.append('-').appendCodePoint(item.high());
      }
    }
    regex.append(']');
    return true;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints().forEach(character -> quoted.append(quoted(character)));
    return quoted.toString();
  }

  private static String quoted(int character) {
    return switch (character) {
      case '.' -> "\\.";
      case '^' -> "\\^";
      case '*', '+', '?', '[', '$', '\\' -> "[" + Character.toString(character) + "]";
      default -> Character.toString(character);
    };
  }
}
