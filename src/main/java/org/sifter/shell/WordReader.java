package org.sifter.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.sifter.shell.Expansion.Operator;

/**
 * Reads one word from left to right and writes what it expands to. What is open around the current
 * character (quotes, operands of {@code ${name:-operand}}) is kept on a stack of its own, so that a
 * word may nest as deep as it likes.
 *
 * <p>Operands are read, and their errors reported, whether they are wanted or not, as in BuildKit.
 */
final class WordReader {
  static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Stands where nothing but the end of the word ends what is being read. */
  private static final int END_OF_WORD = -1;

  private final String word;
  private final char escape;
  private final boolean quotes;
  private final ExpansionBuffer buffer = new ExpansionBuffer();
  private final Substitution substitution;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int position;

  WordReader(String word, char escape, boolean quotes, Variables variables) {
    this.word = word;
    this.escape = escape;
    this.quotes = quotes;
    this.substitution = new Substitution(word.length(), variables, buffer);
  }

  /**
   * Something that is open.
   *
   * @param stop the character that ends it; a double quote says that it is a quoted string
   * @param start where it began
   * @param keepEscapes whether escape characters stay in the text, as patterns need them
   * @param mark where in the buffer its text begins
   * @param closer what to do when it ends
   */
  private record Frame(
      int stop, int start, boolean keepEscapes, ExpansionBuffer.Mark mark, Closer closer) {}

  /** Deals with the text of something that ends. */
  @FunctionalInterface
  private interface Closer {
    void close(ExpansionBuffer.Mark mark) throws ExpansionException;
  }

  Expansion read() throws ExpansionException {
    open(END_OF_WORD, 0, /* keepEscapes= */ false, mark -> {});
    // Go's text/scanner, with which BuildKit reads words and patterns, skips it.
    position = startsWithByteOrderMark(word) ? 1 : 0;
    while (position < word.length()) {
      if (frames.element().stop == '"') {
        readQuoted();
      } else {
        readUnquoted();
      }
    }
    if (frames.size() > 1) {
      throw unclosed(frames.element());
    }
    return buffer.toExpansion();
  }

  static boolean startsWithByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
  }

  private void open(int stop, int start, boolean keepEscapes, Closer closer) {
    frames.push(new Frame(stop, start, keepEscapes, buffer.mark(), closer));
  }

  private void close() throws ExpansionException {
    position++;
    Frame frame = frames.pop();
    frame.closer.close(frame.mark);
  }

  private static ExpansionException unclosed(Frame frame) {
    String missing =
        switch (frame.stop) {
          case '"' -> "no closing double quote";
          case '/' -> "no / between pattern and replacement";
          default -> "no closing }";
        };
    return ExpansionException.refused(missing, frame.start);
  }

  private void readUnquoted() throws ExpansionException {
    char c = word.charAt(position);
    if (c == frames.element().stop) {
      close();
    } else if (c == '$') {
      readDollar();
    } else if (c == '\'' && quotes) {
      readSingleQuoted();
    } else if (c == '"' && quotes) {
      open('"', position, frames.element().keepEscapes, mark -> {});
      position++;
    } else if (c == escape) {
      readEscape();
    } else {
      copyOrdinary();
    }
  }

  private void readEscape() {
    if (frames.element().keepEscapes) {
      buffer.append(escape);
    }
    position++;
    if (position < word.length()) {
      buffer.append(word.charAt(position++));
    }
  }

  private void readSingleQuoted() throws ExpansionException {
    int end = word.indexOf('\'', position + 1);
    if (end < 0) {
      throw ExpansionException.refused("no closing single quote", position);
    }
    buffer.append(word, position + 1, end);
    position = end + 1;
  }

  private void readQuoted() throws ExpansionException {
    char c = word.charAt(position);
    if (c == '"') {
      close();
    } else if (c == '$') {
      readDollar();
    } else if (c == escape) {
      readQuotedEscape();
    } else {
      copyOrdinary();
    }
  }

  private void readQuotedEscape() {
    if (frames.element().keepEscapes) {
      buffer.append(escape);
    }
    position++;
    if (position == word.length()) {
      return;
    }
    char next = word.charAt(position);
    if (next == '"' || next == '$' || next == escape) {
      buffer.append(next);
      position++;
    } else {
      buffer.append(escape); // a second time where escapes are kept, as in BuildKit
    }
  }

  /** Copies the current character, and those after it that mean nothing anywhere. */
  private void copyOrdinary() {
    int end = position + 1;
    while (end < word.length() && !isSpecial(word.charAt(end))) {
      end++;
    }
    buffer.append(word, position, end);
    position = end;
  }

  private boolean isSpecial(char c) {
    return c == '$' || c == '\'' || c == '"' || c == '}' || c == '/' || c == escape;
  }

  private void readDollar() throws ExpansionException {
    int start = position++;
    if (position < word.length() && word.charAt(position) == '{') {
      position++;
      readSubstitution(start);
      return;
    }
    String name = readName();
    if (name.isEmpty()) {
      buffer.append('$');
    } else {
      substitution.value(name, start);
    }
  }

  /** Reads letters, digits and underscores; or digits only; or one special parameter. */
  private String readName() {
    int start = position;
    if (position < word.length() && isSpecialParameter(word.charAt(position))) {
      position++;
    } else if (position < word.length() && Character.isDigit(word.codePointAt(position))) {
      skipWhile(Character::isDigit);
    } else {
      skipWhile(c -> c == '_' || Character.isLetter(c) || Character.isDigit(c));
    }
    return word.substring(start, position);
  }

  private void skipWhile(IntPredicate wanted) {
    while (position < word.length() && wanted.test(word.codePointAt(position))) {
      position += Character.charCount(word.codePointAt(position));
    }
  }

  /** The special parameters of POSIX, 2.5.2, but for {@code 0}, which reads as a number. */
  private static boolean isSpecialParameter(char c) {
    return "@*#?-$!".indexOf(c) >= 0;
  }

  /** Reads on behind <code>${</code>. */
  private void readSubstitution(int start) throws ExpansionException {
    if (position < word.length() && "{}:".indexOf(word.charAt(position)) >= 0) {
      throw ExpansionException.refused("no variable name after ${", start);
    }
    String name = readName();
    int modifier = position;
    char c = next(start);
    switch (c) {
      case '}' -> substitution.value(name, start);
      case '/' -> openPattern(name, start);
      case '#', '%' -> {
        var end = c == '#' ? Substitution.End.PREFIX : Substitution.End.SUFFIX;
        open('}', start, /* keepEscapes= */ true, m -> substitution.trim(name, start, end, m));
      }
      default -> {
        String symbol = c == ':' ? ":" + next(start) : String.valueOf(c);
        Operator operator = operator(symbol).orElseThrow(() -> unsupported(name, modifier));
        open(
            '}',
            start,
            /* keepEscapes= */ false,
            m -> substitution.choose(name, start, operator, m));
      }
    }
  }

  /** Reads on behind <code>${name/</code>: the pattern up to a slash, then the replacement. */
  private void openPattern(String name, int start) {
    boolean all = position < word.length() && word.charAt(position) == '/';
    if (all) {
      position++;
    }
    open(
        '/',
        start,
        /* keepEscapes= */ true,
        patternMark -> {
          Expansion pattern = buffer.cut(patternMark);
          open(
              '}',
              start,
              /* keepEscapes= */ true,
              mark -> substitution.replace(name, start, all, pattern, mark));
        });
  }

  private char next(int start) throws ExpansionException {
    if (position == word.length()) {
      throw ExpansionException.refused("no closing }", start);
    }
    return word.charAt(position++);
  }

  private static Optional<Operator> operator(String symbol) {
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private ExpansionException unsupported(String name, int modifier) {
    if (name.isEmpty()) {
      return ExpansionException.refused("no variable name after ${", modifier - 2);
    }
    int length = word.charAt(modifier) == ':' ? 1 : 0;
    int end = word.offsetByCodePoints(modifier + length, 1);
    String text = "modifier %s is not supported in ${%s...}";
    return ExpansionException.refused(
        text.formatted(word.substring(modifier, end), name), modifier);
  }
}
