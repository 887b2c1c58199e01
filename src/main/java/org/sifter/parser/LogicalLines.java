package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Blanks;
import org.sifter.source.Span;
import org.sifter.syntax.Comment;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.ParserDirective;

/**
 * Cuts a file into its instructions: drops comments and blank lines, joins continued lines, and
 * takes the bodies of here-documents out as they are. Follows {@code Parse} of BuildKit's
 * Dockerfile parser, whose line rules no grammar can say because the escape character is chosen in
 * the file itself.
 */
final class LogicalLines {
  /** The most bytes that BuildKit reads as one line, its line feed not counted. */
  private static final int LONGEST_LINE = 65_535;

  private final String text;
  private final DiagnosticLog log;
  private final Optional<Span> pin;
  private final ParserDirectives directives;
  private int next;
  private boolean stopped;
  private List<Comment> comments = new ArrayList<>();

  /**
   * The instructions of a text.
   *
   * @param pin the place that everything is said to stand at, when the text is not the log's file
   */
  LogicalLines(String text, DiagnosticLog log, Optional<Span> pin) {
    this.text = text;
    this.log = log;
    this.pin = pin;
    this.directives = new ParserDirectives(log);
  }

  /** The escape character in force. */
  char escape() {
    return directives.escape();
  }

  /** The parser directives that have been read. */
  List<ParserDirective> directives() {
    return directives.found();
  }

  /** The next instruction's line; empty at the end of the file. */
  Optional<LogicalLine> next() {
    comments = new ArrayList<>();
    while (hasLine()) {
      int start = next;
      int end = readLine();
      if (stopped) {
        return Optional.empty();
      }
      int first = skipSpace(start, end);
      if (isComment(first, end)) {
        addComment(first, end);
        continue;
      }
      directives.end();
      if (first == end) {
        comments = new ArrayList<>();
        continue;
      }
      return Optional.of(instruction(first, end));
    }
    return Optional.empty();
  }

  /** The comment lines directly above the instruction that {@link #next} gave. */
  List<Comment> comments() {
    return comments;
  }

  /**
   * Takes the lines that follow as the body of a here-document.
   *
   * @param word the here-document as announced, without a body
   * @return the here-document with its body; empty when the file ends before its terminator
   */
  Optional<Heredoc> body(Heredoc word) {
    int start = next;
    while (hasLine()) {
      int line = next;
      int end = readLine();
      if (stopped) {
        return Optional.empty();
      }
      int first = line;
      while (word.stripTabs() && first < end && text.charAt(first) == '\t') {
        first++;
      }
      if (end - first == word.name().length() && text.startsWith(word.name(), first)) {
        return Optional.of(
            new Heredoc(
                word.name(),
                text.substring(start, line),
                word.expand(),
                word.stripTabs(),
                word.span(),
                pin.orElse(new Span(start, line))));
      }
    }
    return Optional.empty();
  }

  /** The end of the last line that was taken. */
  int position() {
    return next;
  }

  private LogicalLine instruction(int start, int end) {
    LogicalLine.Builder line = new LogicalLine.Builder();
    int cut = continuation(start, end);
    line.add(text, start, cut < 0 ? end : cut);
    Optional<Span> emptyLine = Optional.empty();
    int last = end;
    while (cut >= 0 && hasLine()) {
      start = next;
      end = readLine();
      if (stopped) {
        break;
      }
      last = end;
      int first = skipSpace(start, end);
      if (first == end) {
        emptyLine = Optional.of(emptyLine.orElse(new Span(start, end)));
        continue;
      }
      if (text.charAt(first) == '#') {
        continue;
      }
      cut = continuation(start, end);
      line.add(text, start, cut < 0 ? end : cut);
    }
    emptyLine.ifPresent(span -> log.report(SyntaxCode.EMPTY_CONTINUATION, pin.orElse(span)));
    return line.build(last, pin);
  }

  /**
   * Where the escape character that continues a line stands, or -1. It must not follow another one:
   * BuildKit's expression asks for one other character before it, or for none at all.
   */
  private int continuation(int start, int end) {
    int at = end;
    while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
      at--;
    }
    at--;
    if (at < start || text.charAt(at) != escape()) {
      return -1;
    }
    return at == start || text.charAt(at - 1) != escape() ? at : -1;
  }

  private void addComment(int start, int end) {
    if (directives.accept(text, start, end)) {
      return;
    }
    comments.add(new Comment(Blanks.trim(text.substring(start + 1, end)), new Span(start, end)));
  }

  private boolean isComment(int first, int end) {
    return first < end && text.charAt(first) == '#';
  }

  private boolean hasLine() {
    return !stopped && next < text.length();
  }

  /** Steps over a line and gives its end, line feed and carriage returns cut off. */
  private int readLine() {
    int start = next;
    int feed = text.indexOf('\n', start);
    int end = feed < 0 ? text.length() : feed;
    if (isTooLong(start, end)) {
      log.report(SyntaxCode.LINE_TOO_LONG, pin.orElse(new Span(start, Math.min(end, start + 1))));
      stopped = true;
    }
    next = feed < 0 ? text.length() : feed + 1;
    while (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return end;
  }

  private boolean isTooLong(int start, int end) {
    if ((end - start) * 3L <= LONGEST_LINE) {
      return false;
    }
    long bytes = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes > LONGEST_LINE;
  }

  private int skipSpace(int start, int end) {
    int first = start;
    while (first < end && Blanks.isSpace(text.charAt(first))) {
      first++;
    }
    return first;
  }
}
