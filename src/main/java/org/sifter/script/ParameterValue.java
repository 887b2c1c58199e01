package org.sifter.script;

import java.util.Optional;

/**
 * What a parameter expansion gives (XCU 2.6.2, the table of operators): a text, or its operand, or,
 * when both are empty, something that is not known.
 */
record ParameterValue(Optional<String> text, Optional<Word> word) {
  private static final ParameterValue UNKNOWN =
      new ParameterValue(Optional.empty(), Optional.empty());

  /** What {@code parameter} gives when of the variables so much is known. */
  static ParameterValue of(WordPart.Parameter parameter, Variables variables) {
    Optional<String> value = variables.value(parameter.name());
    if (value.isEmpty() || parameter.subscript().isPresent() || !isVariable(parameter.name())) {
      return UNKNOWN;
    }
    return switch (parameter.form()) {
      case BARE -> known(value.get());
      case BRACED -> braced(parameter, value.get());
      case LENGTH -> length(value.get());
      case INDIRECT -> UNKNOWN;
    };
  }

  private static ParameterValue braced(WordPart.Parameter parameter, String value) {
    String operator = parameter.operator().orElse(parameter.operand().isPresent() ? "bad" : "");
    boolean counts = !operator.startsWith(":") || !value.isEmpty();
    return switch (operator) {
      case "" -> known(value);
      case "-", ":-", "=", ":=" -> counts ? known(value) : operand(parameter);
      case "?", ":?" -> counts ? known(value) : UNKNOWN;
      case "+", ":+" -> counts ? operand(parameter) : known("");
      default -> UNKNOWN;
    };
  }

  /** Characters are counted as the locale has them, so the count is known for ASCII only. */
  private static ParameterValue length(String value) {
    return value.chars().allMatch(c -> c < 0x80) ? known(String.valueOf(value.length())) : UNKNOWN;
  }

  private static boolean isVariable(String name) {
    return !name.isEmpty() && (Character.isLetterOrDigit(name.charAt(0)) || name.charAt(0) == '_');
  }

  private static ParameterValue known(String text) {
    return new ParameterValue(Optional.of(text), Optional.empty());
  }

  private static ParameterValue operand(WordPart.Parameter parameter) {
    return new ParameterValue(Optional.empty(), parameter.operand());
  }
}
