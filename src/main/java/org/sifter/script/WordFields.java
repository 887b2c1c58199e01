package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits words into fields (XCU 2.6.5): at the blanks in what unquoted parameters stand for, while
 * what is quoted holds together and makes a field even when it is empty.
 */
final class WordFields {
  private static final String BLANKS = " \t\n";

  private final Variables variables;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean inField;

  private WordFields(Variables variables) {
    this.variables = variables;
  }

  /** The fields of a word; empty when they are not known. */
  static Optional<List<String>> of(Word word, Variables variables) {
    if (word.isPattern() || hasTilde(word) || hasBraces(word)) {
      return Optional.empty();
    }
    WordFields reader = new WordFields(variables);
    if (!reader.addAll(word.parts(), /* splits= */ false)) {
      return Optional.empty();
    }
    reader.endField();
    return Optional.of(List.copyOf(reader.fields));
  }

  /** Bash expands tildes after the first equals sign of arguments too (Bash 3.5.2). */
  private static boolean hasTilde(Word word) {
    return word.beginsWithTilde() || (word.hasUnquoted("~") && word.hasUnquoted("=:"));
  }

  private static boolean hasBraces(Word word) {
    return word.hasUnquoted("{") && word.hasUnquoted("}") && word.hasUnquoted(",.");
  }

  private boolean addAll(List<WordPart> parts, boolean splits) {
    for (WordPart part : parts) {
      if (!add(part, splits)) {
        return false;
      }
    }
    return true;
  }

  private boolean add(WordPart part, boolean splits) {
    if (part instanceof WordPart.Literal literal && splits) {
      return split(literal.text());
    }
    if (part instanceof WordPart.Parameter parameter) {
      ParameterValue value = ParameterValue.of(parameter, variables);
      return value.text().map(this::split).orElse(false)
          || (value.text().isEmpty()
              && value.word().map(word -> addAll(word.parts(), /* splits= */ true)).orElse(false));
    }
    Optional<String> text = WordValue.of(List.of(part), variables);
    text.ifPresent(this::append);
    return text.isPresent();
  }

  private boolean split(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (BLANKS.indexOf(c) >= 0) {
        endField();
      } else if ("*?[".indexOf(c) >= 0) {
        // Would be matched against the names of files.
        return false;
      } else {
        append(text.substring(i, i + 1));
      }
    }
    return true;
  }

  private void append(String text) {
    inField = true;
    field.append(text);
  }

  private void endField() {
    if (inField) {
      fields.add(field.toString());
    }
    inField = false;
    field.setLength(0);
  }
}
