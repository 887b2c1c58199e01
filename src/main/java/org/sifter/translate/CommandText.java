package org.sifter.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command line as it can stand in a subshell of a script, where the shell reads it just as {@code
 * sh -c} reads it. Only what is plainly safe is let through: closed quotes and brackets, no
 * here-documents, nothing that would end the subshell early.
 */
final class CommandText {
  /** Parameters that differ between a script and {@code sh -c}. */
  private static final Pattern CALLERS =
      Pattern.compile("\\$\\{?(\\$|0|_[^A-Za-z0-9_]|_$|-|LINENO|@|\\*|#|[1-9])");

  /**
   * Commands that make it matter that {@code sh -c} reads a line when those above it have run,
   * whereas a subshell is read as a whole.
   */
  private static final Pattern LINE_BY_LINE =
      Pattern.compile("\\b(exit|exec|return|alias|unalias)\\b");

  private final String text;
  private final List<Integer> lineBreaks;
  private final Deque<Character> open = new ArrayDeque<>();
  private final List<Integer> seams = new ArrayList<>();

  private CommandText(String text, List<Integer> lineBreaks) {
    this.text = text;
    this.lineBreaks = lineBreaks;
  }

  /**
   * The lines of a command line for a subshell.
   *
   * @param text the command line, as one line or several
   * @param lineBreaks the offsets at which the Dockerfile had line ends; they are kept where the
   *     shell reads the line alike
   * @return the lines, whose blanks at the start mean nothing; empty when the command line has to
   *     be handed over as one quoted word
   */
  static Optional<List<String>> lines(String text, List<Integer> lineBreaks) {
    String first = text.stripLeading();
    if (first.isEmpty() || first.startsWith("#")) {
      return Optional.empty();
    }
    if (text.indexOf('\n') >= 0 && LINE_BY_LINE.matcher(text).find()) {
      return Optional.empty();
    }
    CommandText command = new CommandText(text, lineBreaks);
    return command.isClosed() ? Optional.of(command.cut()) : Optional.empty();
  }

  /**
   * The command line with backslashes and line ends where the Dockerfile had them, for a shell that
   * gets it as one word and drops them again.
   */
  static String withLineBreaks(String text, List<Integer> lineBreaks) {
    if (text.indexOf('\n') >= 0) {
      return text;
    }
    CommandText command = new CommandText(text, lineBreaks);
    return command.isClosed() ? String.join("\n", command.cut()) : text;
  }

  /** Goes over the text; false when something in it is not plainly safe. */
  private boolean isClosed() {
    int seam = 0;
    for (int i = 0; i < text.length(); i++) {
      while (seam < lineBreaks.size() && lineBreaks.get(seam) < i) {
        seam++;
      }
      if (seam < lineBreaks.size() && lineBreaks.get(seam) == i && isSeam(i)) {
        seams.add(i);
      }
      int next = step(i);
      if (next < 0) {
        return false;
      }
      i = next;
    }
    return open.isEmpty();
  }

  /** Reads the character at {@code i}; gives the offset of the last one that went with it. */
  private int step(int i) {
    char c = text.charAt(i);
    char inside = open.isEmpty() ? ' ' : open.peek();
    if (c == '\\') {
      return isEscape(i) ? i + 1 : -1;
    }
    if (c == '$' && CALLERS.matcher(text).region(i, text.length()).lookingAt()) {
      return -1;
    }
    if (inside == '"') {
      return stepInDoubleQuotes(i, c);
    }
    return switch (c) {
      case '\'' -> onOneLine(i, text.indexOf('\'', i + 1));
      case '"' -> push('"', i);
      case '`' -> -1;
      case '#' -> isWordStart(i) ? lastOfLine(i) : i;
      case '<' -> text.startsWith("<<", i) ? -1 : i;
      case '$' -> opensAfterDollar(i) ? push(text.charAt(i + 1), i + 1) : i;
      case '(' -> push('(', i);
      case ')' -> pop('(', i);
      case '}' -> inside == '{' ? pop('{', i) : i;
      default -> i;
    };
  }

  /** Whether a backslash escapes a character, or a line end between words. */
  private boolean isEscape(int i) {
    if (i + 1 >= text.length()) {
      return false;
    }
    if (isBlank(text.charAt(i + 1)) && text.substring(i + 1, endOfLine(i)).isBlank()) {
      // Blanks at the end of a line get lost.
      return false;
    }
    boolean joinsLines = text.charAt(i + 1) == '\n';
    boolean betweenWords =
        (i > 0 && isBlank(text.charAt(i - 1)))
            || (i + 2 < text.length() && isBlank(text.charAt(i + 2)));
    return !joinsLines || (betweenWords && (open.isEmpty() || open.peek() == '('));
  }

  private int stepInDoubleQuotes(int i, char c) {
    return switch (c) {
      case '"' -> pop('"', i);
      case '`', '\n' -> -1;
      case '$' -> opensAfterDollar(i) ? push(text.charAt(i + 1), i + 1) : i;
      default -> i;
    };
  }

  /** The end of a quoted string, unless it has several lines: those must not be indented. */
  private int onOneLine(int start, int end) {
    return text.substring(start, Math.max(start, end)).indexOf('\n') < 0 ? end : -1;
  }

  /** The last character of a comment, where the line break is not part of it. */
  private int lastOfLine(int start) {
    return endOfLine(start) - 1;
  }

  private int endOfLine(int from) {
    int feed = text.indexOf('\n', from);
    return feed < 0 ? text.length() : feed;
  }

  private boolean opensAfterDollar(int i) {
    return text.startsWith("(", i + 1) || text.startsWith("{", i + 1);
  }

  private int push(char bracket, int i) {
    open.push(bracket);
    return i;
  }

  private int pop(char bracket, int i) {
    if (open.isEmpty() || open.peek() != bracket) {
      return -1;
    }
    open.pop();
    return i;
  }

  private boolean isWordStart(int i) {
    return i == 0 || " \t\n;&|(".indexOf(text.charAt(i - 1)) >= 0;
  }

  /** Whether a line can end before {@code i}: between words, outside quotes and substitutions. */
  private boolean isSeam(int i) {
    boolean outside = open.isEmpty() || open.peek() == '(';
    boolean blankBefore = i > 0 && isBlank(text.charAt(i - 1));
    boolean blankAfter = i < text.length() && isBlank(text.charAt(i));
    return outside && (blankBefore || blankAfter) && !endsInBackslash(i);
  }

  /** Whether the blanks before {@code i} follow a backslash, which may have escaped the first. */
  private boolean endsInBackslash(int i) {
    int last = i - 1;
    while (last >= 0 && isBlank(text.charAt(last))) {
      last--;
    }
    return last >= 0 && text.charAt(last) == '\\';
  }

  private List<String> cut() {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int seam : seams) {
      String line = text.substring(start, seam).stripTrailing();
      if (line.isBlank()) {
        continue;
      }
      lines.add(line + " \\");
      start = seam;
    }
    lines.addAll(List.of(text.substring(start).stripTrailing().split("\n", -1)));
    return lines;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
