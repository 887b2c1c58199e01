package org.sifter.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The here-documents of a script (XCU 2.7.4). A body begins after the next newline token and ends
 * at a line that is its delimiter: no context-free grammar can say that, so lines are compared.
 */
final class HereDocuments {
  private final String text;

  /** Those whose bodies are still to come, and above them those of the substitutions around. */
  private final Deque<Queue<Announced>> announced = new ArrayDeque<>();

  private final Map<Integer, HereDocumentPlace> places = new HashMap<>();

  private record Announced(int operator, String delimiter, boolean quoted, boolean stripsTabs) {}

  HereDocuments(String text) {
    this.text = text;
    enterSubstitution();
  }

  /** From here on newlines are those of a substitution: no body of another script follows them. */
  void enterSubstitution() {
    announced.push(new ArrayDeque<>());
  }

  /** Ends a substitution. Bodies that did not come in it come after it, as Bash has it. */
  void leaveSubstitution() {
    Queue<Announced> open = announced.pop();
    announced.element().addAll(open);
  }

  /**
   * Takes note of a here-document.
   *
   * @param operator offset of its operator
   * @param word its delimiter as written
   */
  void announce(int operator, String word, boolean stripsTabs) {
    String delimiter = withoutQuotes(word);
    announced
        .element()
        .add(new Announced(operator, delimiter, !delimiter.equals(word), stripsTabs));
  }

  /** Passes over the bodies that begin at {@code offset}; the result is where they end. */
  int skipBodies(int offset) {
    int position = offset;
    Queue<Announced> open = announced.element();
    for (Announced each = open.poll(); each != null; each = open.poll()) {
      position = skipBody(each, position);
    }
    return position;
  }

  /** The body that belongs to the operator at {@code offset}; empty when the script ends before. */
  Optional<HereDocumentPlace> place(int offset) {
    return Optional.ofNullable(places.get(offset));
  }

  private int skipBody(Announced each, int start) {
    int line = start;
    boolean continues = false;
    while (line < text.length()) {
      int feed = text.indexOf('\n', line);
      int end = feed < 0 ? text.length() : feed;
      if (!continues && isDelimiter(each, line, end)) {
        put(each, start, line, /* terminated= */ true);
        return Math.min(end + 1, text.length());
      }
      continues = !each.quoted() && endsInBackslash(line, end);
      line = end + 1;
    }
    put(each, start, text.length(), /* terminated= */ false);
    return text.length();
  }

  private void put(Announced each, int start, int end, boolean terminated) {
    places.put(
        each.operator(),
        new HereDocumentPlace(
            each.delimiter(), each.quoted(), each.stripsTabs(), start, end, terminated));
  }

  private boolean isDelimiter(Announced each, int line, int end) {
    int start = line;
    while (each.stripsTabs() && start < end && text.charAt(start) == '\t') {
      start++;
    }
    String delimiter = each.delimiter();
    return end - start == delimiter.length() && text.startsWith(delimiter, start);
  }

  private boolean endsInBackslash(int line, int end) {
    int start = end;
    while (start > line && text.charAt(start - 1) == '\\') {
      start--;
    }
    return (end - start) % 2 == 1;
  }

  private static String withoutQuotes(String word) {
    StringBuilder result = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean escapes = c == '\\' && quote != '\'' && i + 1 < word.length();
      if (escapes && (quote == 0 || "$`\"\\\n".indexOf(word.charAt(i + 1)) >= 0)) {
        i++;
        result.append(word.charAt(i) == '\n' ? "" : word.substring(i, i + 1));
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }
}
