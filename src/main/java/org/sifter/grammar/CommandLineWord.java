package org.sifter.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.sifter.source.Blanks;

/**
 * A word of a command line.
 *
 * @param announces whether it has the form of a here-document, such as {@code <<EOF}
 * @param start its offset
 * @param end the offset behind it
 */
public record CommandLineWord(boolean announces, int start, int end) {
  /** What can join blanks to a word, for which it takes the grammar. */
  private static final String SPECIAL = "'\"\\$";

  /** The words of {@code text}; none when its quotes or substitutions are not closed. */
  public static List<CommandLineWord> in(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return byGrammar(text);
      }
    }
    return plain(text);
  }

  static List<CommandLineWord> byGrammar(String text) {
    List<CommandLineWord> words = new ArrayList<>();
    CommandLineLexer lexer = new CommandLineLexer(new InstructionStream(text, '\\'));
    lexer.removeErrorListeners();
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      if (t.getType() == CommandLineLexer.UNBALANCED) {
        return List.of();
      }
      words.add(
          new CommandLineWord(
              t.getType() == CommandLineLexer.HEREDOC, t.getStartIndex(), t.getStopIndex() + 1));
    }
    return words;
  }

  private static List<CommandLineWord> plain(String text) {
    List<CommandLineWord> words = new ArrayList<>();
    int start = Blanks.skip(text, 0);
    while (start < text.length()) {
      int end = endOfWord(text, start);
      words.add(new CommandLineWord(endOfHeredoc(text, start) == end, start, end));
      start = Blanks.skip(text, end);
    }
    return words;
  }

  /**
   * Blanks behind angle brackets, where there are several, belong to the word, as a name may follow
   * them.
   */
  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && !Blanks.isSpace(text.charAt(end))) {
      end = text.startsWith("<<", end) ? skipBlanks(text, skipBrackets(text, end)) : end + 1;
    }
    return end;
  }

  /** The end of {@code 3<<NAME}, {@code <<-NAME} or {@code << NAME}; no offset when it is none. */
  private static int endOfHeredoc(String text, int start) {
    int brackets = start;
    while (brackets < text.length() && isDigit(text.charAt(brackets))) {
      brackets++;
    }
    if (!text.startsWith("<<", brackets)) {
      return PlainTokens.NONE;
    }
    int name = brackets + 2;
    name = text.startsWith("-", name) ? name + 1 : skipBlanks(text, name);
    int end = name;
    while (end < text.length() && !Blanks.isSpace(text.charAt(end)) && text.charAt(end) != '<') {
      end++;
    }
    return end == name ? dashAsName(text, name) : end;
  }

  /** A dash that no name follows is the name itself. */
  private static int dashAsName(String text, int end) {
    return text.charAt(end - 1) == '-' ? end : PlainTokens.NONE;
  }

  private static int skipBrackets(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '<') {
      i++;
    }
    return i;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && " \t\r".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
