package org.sifter.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * The replacement in {@code ${name//pattern/replacement}}. BuildKit hands it to Go's {@code
 * regexp.ReplaceAllString} as it is, and so it is a template: {@code $0} and {@code ${0}} are the
 * matched text, {@code $$} is a dollar, and other names are groups that no pattern has.
 *
 * @see <a href="https://pkg.go.dev/regexp#Regexp.Expand">Go, regexp, Expand</a>
 */
final class ReplacementTemplate {
  private static final String MATCHED = "0";

  /** Text, with the matched text between each two. */
  private final List<String> pieces;

  private ReplacementTemplate(List<String> pieces) {
    this.pieces = pieces;
  }

  static ReplacementTemplate parse(String template) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int position = 0;
    while (position < template.length()) {
      char c = template.charAt(position++);
      if (c != '$') {
        piece.append(c);
        continue;
      }
      boolean braced = template.startsWith("{", position);
      int start = braced ? position + 1 : position;
      int end = nameEnd(template, start);
      if (template.startsWith("$", position)) {
        piece.append('$');
        position++;
      } else if (end == start || (braced && !template.startsWith("}", end))) {
        piece.append('$');
      } else {
        if (template.substring(start, end).equals(MATCHED)) {
          pieces.add(piece.toString());
          piece.setLength(0);
        }
        position = braced ? end + 1 : end;
      }
    }
    pieces.add(piece.toString());
    return new ReplacementTemplate(pieces);
  }

  private static int nameEnd(String template, int start) {
    int end = start;
    while (end < template.length() && isNameCharacter(template.codePointAt(end))) {
      end += Character.charCount(template.codePointAt(end));
    }
    return end;
  }

  private static boolean isNameCharacter(int c) {
    return c == '_' || Character.isLetter(c) || Character.isDigit(c);
  }

  /** How many characters {@link #appendTo} appends. */
  long size(String matched) {
    long count = pieces.size() - 1L;
    return count * matched.length() + pieces.stream().mapToLong(String::length).sum();
  }

  void appendTo(StringBuilder result, String matched) {
    result.append(String.join(matched, pieces));
  }
}
