package org.sifter.definition;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sifter.source.ForeignBytes;

/** What the engine's parser makes of a line of a definition file, whatever section it is in. */
final class EngineLine {
  /** How the lines of a section are set off from its heading. */
  static final String INDENT = "    ";

  /**
   * The bytes that one section with its heading and the next heading may have: the engine reads
   * with a {@code bufio.Scanner} that holds 64 KiB.
   */
  static final int MAX_SECTION = 65_535;

  /** The bytes that a line may have, which leaves room for any sane heading around it. */
  static final int MAX_LINE = 60_000;

  private static final String STAGE = "bootstrap:";

  private EngineLine() {}

  /** Whether {@code c} is white space for Go's {@code bufio.ScanWords} and {@code TrimSpace}. */
  static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == '\u0085'
        || c == '\u00A0'
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200A')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u3000';
  }

  /** The text without white space at its ends. */
  static String strip(String text) {
    int start = indent(text);
    int end = text.length();
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isBlank(String text) {
    return indent(text) == text.length();
  }

  /** The number of white space characters at the start of {@code text}. */
  static int indent(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Whether the engine starts a stage here, even in the middle of a script. */
  static boolean startsStage(String line) {
    return line.regionMatches(/* ignoreCase= */ true, 0, STAGE, 0, STAGE.length());
  }

  /** Whether the engine starts a section here, even in the middle of a script. */
  static boolean startsSection(String line) {
    int start = indent(line);
    return start < line.length() && line.charAt(start) == '%';
  }

  static boolean isComment(String line) {
    return strip(line).startsWith("#");
  }

  /** A comment line that holds {@code text}. */
  static String comment(String text) {
    return text.isEmpty() ? "#" : "# " + text;
  }

  /** The length of {@code text} in the file. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether {@code line} can stand in a section before any other line. */
  static boolean canWrite(String line) {
    return problem(line).isEmpty() && !Template.mayBegin(line);
  }

  /** Why {@code line} cannot stand in a section; nothing when it can. */
  static Optional<String> problem(String line) {
    if (startsSection(line)) {
      return Optional.of("begins with %, which starts a section");
    }
    if (startsStage(line)) {
      return Optional.of("begins with bootstrap:, which starts a stage");
    }
    if (line.endsWith("\r")) {
      return Optional.of("ends with a carriage return, which the engine drops");
    }
    if (line.contains("\0")) {
      return Optional.of("holds a NUL, which the shell drops");
    }
    if (line.contains("\n")) {
      return Optional.of("holds a line feed");
    }
    if (ForeignBytes.in(line)) {
      return Optional.of("holds half a surrogate pair, which UTF-8 cannot say");
    }
    return bytes(line) > MAX_LINE
        ? Optional.of("has more than " + MAX_LINE + " bytes")
        : Optional.empty();
  }
}
