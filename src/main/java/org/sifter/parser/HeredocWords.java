package org.sifter.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.grammar.CommandLineWord;
import org.sifter.source.Span;
import org.sifter.syntax.Heredoc;

/**
 * Finds the here-documents that a command line announces. The shell's quoting rules apply, always
 * with the backslash, whatever the escape character of the file is.
 */
final class HeredocWords {
  /**
   * A here-document without its body.
   *
   * @param start offset of the word in the text
   * @param end offset behind the word
   */
  record Announced(
      String name, boolean expand, boolean stripTabs, int start, int end, boolean alone) {

    /** The here-document, standing at {@code span}, whose body is still to be read. */
    Heredoc withoutBody(Span span) {
      return new Heredoc(name, "", expand, stripTabs, span, Span.at(span.end()));
    }
  }

  /** The here-documents in {@code text}; none when its quotes are not closed. */
  List<Announced> find(String text) {
    if (!text.contains("<<")) {
      return List.of();
    }
    List<CommandLineWord> words = CommandLineWord.in(text);
    List<Announced> found = new ArrayList<>();
    for (CommandLineWord word : words) {
      if (word.announces()) {
        announced(text, word, words.size() == 1).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Announced> announced(String text, CommandLineWord word, boolean alone) {
    int name = text.indexOf("<<", word.start()) + 2;
    boolean stripTabs = text.charAt(name) == '-';
    if (stripTabs) {
      name++;
    }
    while (name < word.end() && " \t\r\n\f".indexOf(text.charAt(name)) >= 0) {
      name++;
    }
    String raw = text.substring(name, word.end());
    String plain = unquote(raw);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    boolean expand = quotes(plain) == quotes(raw);
    return Optional.of(new Announced(plain, expand, stripTabs, word.start(), word.end(), alone));
  }

  /** The name without its quotes and escapes. */
  private static String unquote(String raw) {
    StringBuilder plain = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '\\' && quote != '\'' && escapes(raw, i + 1, quote)) {
        i++;
        if (i < raw.length()) {
          plain.append(raw.charAt(i));
        }
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean escapes(String raw, int next, char quote) {
    return quote == 0 || (next < raw.length() && "\"$\\".indexOf(raw.charAt(next)) >= 0);
  }

  private static int quotes(String text) {
    int quotes = 0;
    for (int i = 0; i < text.length(); i++) {
      quotes += text.charAt(i) == '"' || text.charAt(i) == '\'' ? 1 : 0;
    }
    return quotes;
  }
}
