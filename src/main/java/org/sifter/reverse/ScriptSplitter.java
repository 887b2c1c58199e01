package org.sifter.reverse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts a script into its commands: groups of lines at whose end no quote, bracket or here-document
 * is open. Keywords such as {@code if} are not known here, so that the lines of such a command come
 * one by one; no such line is ever taken for a command that means something else.
 */
final class ScriptSplitter {
  private static final Pattern HEREDOC =
      Pattern.compile("<<(-?)[ \\t]*(?:'([^']+)'|\"([^\"]+)\"|([A-Za-z0-9_.]+))");

  private final List<String> lines;
  private final Deque<Character> open = new ArrayDeque<>();
  private final Deque<String> ends = new ArrayDeque<>();
  private final List<Integer> quotedLines = new ArrayList<>();
  private boolean hasLoneBracket;

  private ScriptSplitter(List<String> lines) {
    this.lines = lines;
  }

  /** The commands; empty when a quote or bracket of the script has no end. */
  static Optional<List<ScriptCommand>> split(List<String> lines) {
    return new ScriptSplitter(lines).split();
  }

  /**
   * Whether lines form a whole of their own: everything opened in them is closed in them, and none
   * of them begins inside a quotation or is part of a here-document.
   */
  static boolean areCode(List<String> lines) {
    ScriptSplitter splitter = new ScriptSplitter(lines);
    for (int i = 0; i < lines.size(); i++) {
      splitter.line(i);
      if (!splitter.ends.isEmpty()) {
        return false;
      }
    }
    boolean hasCase = lines.stream().anyMatch(line -> line.contains("case "));
    return splitter.open.isEmpty()
        && splitter.quotedLines.isEmpty()
        && (hasCase || !splitter.hasLoneBracket);
  }

  /** Whether everything opened in the lines is closed in them. */
  private static boolean areClosed(List<String> lines) {
    ScriptSplitter splitter = new ScriptSplitter(lines);
    for (int i = 0; i < lines.size(); i++) {
      boolean unused = splitter.line(i);
    }
    return splitter.open.isEmpty() && splitter.ends.isEmpty();
  }

  private Optional<List<ScriptCommand>> split() {
    List<ScriptCommand> commands = new ArrayList<>();
    int start = 0;
    while (start < lines.size()) {
      int end = block(start);
      int bodies = 0;
      if (end == start) {
        boolean continued;
        do {
          continued = line(end);
          end++;
        } while (end < lines.size() && (continued || !open.isEmpty()) && ends.isEmpty());
        if (!open.isEmpty() || continued) {
          return Optional.empty();
        }
        int code = end;
        while (!ends.isEmpty() && end < lines.size()) {
          String text = lines.get(end++);
          if (text.equals(ends.element())) {
            ends.remove();
          }
        }
        bodies = end - code;
        if (!ends.isEmpty()) {
          return Optional.empty();
        }
      }
      commands.add(new ScriptCommand(start, lines.subList(start, end), bodies));
      start = end;
    }
    return Optional.of(commands);
  }

  /** The end of a subshell or function whose last line is set off like the first. */
  private int block(int start) {
    String first = lines.get(start);
    String indent = first.substring(0, first.length() - first.stripLeading().length());
    String close = first.strip().startsWith("(   ") ? ")" : first.endsWith("() {") ? "}" : "";
    if (close.isEmpty() || first.strip().endsWith(")")) {
      return start;
    }
    int end = lines.subList(start, lines.size()).indexOf(indent + close);
    if (end < 0) {
      return start;
    }
    List<String> body = lines.subList(start + 1, start + end);
    boolean isWhole = close.equals("}") ? areClosed(body) : areCode(body);
    return isWhole ? start + end + 1 : start;
  }

  /** Goes over a line; gives whether it ends in a backslash that joins the next one to it. */
  private boolean line(int index) {
    String line = lines.get(index);
    if (isQuoting()) {
      quotedLines.add(index);
    }
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char inside = open.isEmpty() ? ' ' : open.peek();
      if (inside == '\'') {
        i = skipTo(line, '\'', i);
      } else if (c == '\\') {
        i++;
      } else if (inside == '"') {
        quoted(line, i, c);
      } else if (c == '#' && isWordStart(line, i)) {
        break;
      } else {
        i = plain(line, i, c);
      }
    }
    return endsInBackslash(line) && !isSingleQuoting();
  }

  private boolean isQuoting() {
    return !open.isEmpty() && (open.peek() == '\'' || open.peek() == '"');
  }

  private boolean isSingleQuoting() {
    return !open.isEmpty() && open.peek() == '\'';
  }

  /** Closes a single quotation, if its end is in this line. */
  private int skipTo(String line, char quote, int from) {
    int close = line.indexOf(quote, from);
    if (close >= 0) {
      open.pop();
    }
    return close < 0 ? line.length() : close;
  }

  private void quoted(String line, int i, char c) {
    if (c == '"') {
      open.pop();
    } else if (c == '(' && i > 0 && line.charAt(i - 1) == '$') {
      open.push('(');
    }
  }

  private int plain(String line, int i, char c) {
    switch (c) {
      case '\'', '"', '(' -> open.push(c);
      case '`' -> {
        if (!open.isEmpty() && open.peek() == '`') {
          open.pop();
        } else {
          open.push('`');
        }
      }
      case ')' -> {
        if (!open.isEmpty() && open.peek() == '(') {
          open.pop();
        } else {
          hasLoneBracket = true;
        }
      }
      case '<' -> {
        Matcher heredoc = HEREDOC.matcher(line).region(i, line.length());
        if (heredoc.lookingAt()) {
          ends.add(heredoc.group(heredoc.group(2) != null ? 2 : heredoc.group(3) != null ? 3 : 4));
          return heredoc.end() - 1;
        }
      }
      default -> {}
    }
    return i;
  }

  private static boolean isWordStart(String line, int i) {
    return i == 0 || " \t;&|(".indexOf(line.charAt(i - 1)) >= 0;
  }

  private static boolean endsInBackslash(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
