package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Reference;

/**
 * Reads shell commands as far as their words can be known without running them: quotes, escapes,
 * and variables by name. At anything else, such as a command substitution, it gives up.
 */
final class ShellTokenReader {
  private static final Pattern OPERATOR =
      Pattern.compile("\\|\\||&&|;;|<<-|<<|>>|<&|>&|>\\||[;&|<>()\\n]");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$(?:(?<bare>[A-Za-z_][A-Za-z0-9_]*)"
              + "|\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?<op>:?[-+?])(?<operand>[\\w@%+=:,./ -]*))?\\})");

  /** A text that {@code ShellQuote} writes as the output of a command that only prints it. */
  private static final Pattern CARRIAGE_RETURN = Pattern.compile(Pattern.quote("$(printf '\\r')"));

  private final String text;
  private final List<ShellToken> tokens = new ArrayList<>();
  private int next;

  private final List<Expansion.Part> parts = new ArrayList<>();
  private boolean inWord;
  private boolean isPattern;
  private boolean splits;
  private boolean isQuoted;
  private boolean assigns;

  private ShellTokenReader(String text) {
    this.text = text;
  }

  /** The tokens of {@code text}; empty when they cannot be known. */
  static Optional<List<ShellToken>> read(String text) {
    ShellTokenReader reader = new ShellTokenReader(text);
    return reader.readAll() ? Optional.of(reader.tokens) : Optional.empty();
  }

  private boolean readAll() {
    while (next < text.length()) {
      if (!step(text.charAt(next))) {
        return false;
      }
    }
    endWord();
    return true;
  }

  private boolean step(char c) {
    Matcher operator = OPERATOR.matcher(text).region(next, text.length());
    if (c == ' ' || c == '\t') {
      endWord();
      next++;
      return true;
    }
    if (operator.lookingAt()) {
      endWord();
      tokens.add(new ShellToken.Operator(operator.group()));
      next = operator.end();
      return true;
    }
    return switch (c) {
      case '\'' -> singleQuotes();
      case '"' -> doubleQuotes();
      case '\\' -> escape();
      case '$' -> variable(/* quoted= */ false);
      case '`' -> false;
      case '#' -> inWord ? literal("#") : comment();
      case '*', '?', '[' -> {
        isPattern = true;
        yield literal(String.valueOf(c));
      }
      case '~' -> (inWord && !endsInEqualsOrColon()) && literal("~");
      case '{', '}' -> literal(String.valueOf(c));
      case '=' -> {
        assigns |= !isQuoted && isName();
        yield literal("=");
      }
      default -> literal(String.valueOf(c));
    };
  }

  private boolean endsInEqualsOrColon() {
    char before = text.charAt(next - 1);
    return before == '=' || before == ':';
  }

  private boolean isName() {
    return parts.size() > 0
        && Expansion.of(parts).asLiteral().filter(Reference::isName).isPresent();
  }

  private boolean literal(String piece) {
    append(piece);
    next += piece.length();
    return true;
  }

  private void append(String piece) {
    inWord = true;
    parts.add(new Literal(piece));
  }

  private boolean comment() {
    int feed = text.indexOf('\n', next);
    next = feed < 0 ? text.length() : feed;
    return true;
  }

  private boolean singleQuotes() {
    int close = text.indexOf('\'', next + 1);
    if (close < 0) {
      return false;
    }
    inWord = true;
    isQuoted = true;
    append(text.substring(next + 1, close));
    next = close + 1;
    return true;
  }

  private boolean doubleQuotes() {
    inWord = true;
    isQuoted = true;
    next++;
    while (next < text.length() && text.charAt(next) != '"') {
      char c = text.charAt(next);
      boolean good =
          switch (c) {
            case '`' -> false;
            case '$' -> variable(/* quoted= */ true);
            case '\\' -> escapeInQuotes();
            default -> literal(String.valueOf(c));
          };
      if (!good) {
        return false;
      }
    }
    next++;
    return next <= text.length();
  }

  private boolean escapeInQuotes() {
    if (next + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(next + 1);
    if (c != '\n') {
      append("$`\"\\".indexOf(c) >= 0 ? String.valueOf(c) : "\\" + c);
    }
    next += 2;
    return true;
  }

  private boolean escape() {
    if (next + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(next + 1);
    if (c != '\n') {
      isQuoted = true;
      append(String.valueOf(c));
    }
    next += 2;
    return true;
  }

  private boolean variable(boolean quoted) {
    Matcher carriageReturn = CARRIAGE_RETURN.matcher(text).region(next, text.length());
    if (quoted && carriageReturn.lookingAt()) {
      append("\r");
      next = carriageReturn.end();
      return true;
    }
    Matcher matcher = VARIABLE.matcher(text).region(next, text.length());
    if (matcher.lookingAt()) {
      inWord = true;
      splits |= !quoted;
      parts.add(reference(matcher));
      next = matcher.end();
      return true;
    }
    boolean isLast = next + 1 == text.length();
    return !isLast && " \"%./".indexOf(text.charAt(next + 1)) >= 0 && literal("$");
  }

  private static Reference reference(Matcher matcher) {
    if (matcher.group("bare") != null) {
      return new Reference(matcher.group("bare"), Expansion.Operator.NONE, Expansion.literal(""));
    }
    String symbol = matcher.group("op") == null ? "" : matcher.group("op");
    for (Expansion.Operator operator : Expansion.Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        String operand = matcher.group("operand") == null ? "" : matcher.group("operand");
        return new Reference(matcher.group("name"), operator, Expansion.literal(operand));
      }
    }
    throw new AssertionError(symbol);
  }

  private void endWord() {
    if (inWord) {
      tokens.add(new ShellToken.Word(Expansion.of(parts), isPattern, splits, assigns));
    }
    parts.clear();
    inWord = false;
    isPattern = false;
    splits = false;
    isQuoted = false;
    assigns = false;
  }
}
