package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import org.sifter.script.Word;
import org.sifter.script.WordPart;
import org.sifter.source.Span;

/** Finds text in the words of commands, in quotes too, and beside what expands in them. */
public final class WordText {
  private WordText() {}

  /**
   * Where a text stands in a word by itself: with no letter or digit beside it. What is a
   * variable's value, or is quoted by a backslash, does not count.
   */
  public static List<Span> places(Word word, String text) {
    List<Span> places = new ArrayList<>();
    word.parts().forEach(part -> add(part, text, places));
    return places;
  }

  /** Where a text stands by itself in a word of an instruction; see {@link #places}. */
  public static List<Span> places(org.sifter.syntax.Word word, String text) {
    List<Span> places = new ArrayList<>();
    add(word.text(), word.span(), 0, text, places);
    return places;
  }

  /** The offset from which on a text stands by itself in another; -1 when it does not. */
  static int find(String text, String wanted, int from) {
    int at = text.indexOf(wanted, from);
    while (at >= 0 && !isAlone(text, at, at + wanted.length())) {
      at = text.indexOf(wanted, at + 1);
    }
    return at;
  }

  private static boolean isAlone(String text, int start, int end) {
    boolean begins = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    return begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static void add(WordPart part, String text, List<Span> places) {
    if (part instanceof WordPart.DoubleQuoted quoted) {
      quoted.parts().forEach(inner -> add(inner, text, places));
    } else if (part instanceof WordPart.Literal literal) {
      add(literal.text(), literal.span(), 0, text, places);
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      add(quoted.text(), quoted.span(), 1, text, places);
    } else if (part instanceof WordPart.Parameter parameter) {
      parameter.operand().ifPresent(word -> places.addAll(places(word, text)));
    }
  }

  /**
   * Adds the places in a part.
   *
   * @param quote how many characters its quote has at each end
   */
  private static void add(String text, Span span, int quote, String wanted, List<Span> places) {
    boolean plain = span.length() == text.length() + 2 * quote;
    for (int at = find(text, wanted, 0); at >= 0; at = find(text, wanted, at + 1)) {
      int start = span.start() + quote + at;
      places.add(plain ? new Span(start, start + wanted.length()) : span);
    }
  }
}
