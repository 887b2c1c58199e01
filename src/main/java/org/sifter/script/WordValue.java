package org.sifter.script;

import java.util.List;
import java.util.Optional;

/** What words stand for when they are not split into fields. */
final class WordValue implements WordPartVisitor<Optional<String>> {
  private final Variables variables;

  private WordValue(Variables variables) {
    this.variables = variables;
  }

  /** The text of parts together; empty when one of them is not known. */
  static Optional<String> of(List<WordPart> parts, Variables variables) {
    WordValue value = new WordValue(variables);
    if (parts.size() == 1) {
      return parts.get(0).accept(value);
    }
    StringBuilder result = new StringBuilder();
    for (WordPart part : parts) {
      Optional<String> text = part.accept(value);
      if (text.isEmpty()) {
        return text;
      }
      result.append(text.get());
    }
    return Optional.of(result.toString());
  }

  @Override
  public Optional<String> visit(WordPart.Literal part) {
    return Optional.of(part.text());
  }

  @Override
  public Optional<String> visit(WordPart.Escaped part) {
    return Optional.of(part.text());
  }

  @Override
  public Optional<String> visit(WordPart.SingleQuoted part) {
    return Optional.of(part.text());
  }

  @Override
  public Optional<String> visit(WordPart.AnsiQuoted part) {
    return Optional.of(part.text());
  }

  @Override
  public Optional<String> visit(WordPart.DoubleQuoted part) {
    return of(part.parts(), variables);
  }

  @Override
  public Optional<String> visit(WordPart.Parameter part) {
    ParameterValue value = ParameterValue.of(part, variables);
    return value
        .text()
        .or(() -> value.word().flatMap(operand -> WordValue.of(operand.parts(), variables)));
  }

  @Override
  public Optional<String> visit(WordPart.CommandSubstitution part) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visit(WordPart.ArithmeticExpansion part) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visit(WordPart.ProcessSubstitution part) {
    return Optional.empty();
  }

  @Override
  public Optional<String> visit(WordPart.ExtendedPattern part) {
    return of(part.parts(), variables).map(text -> part.operator() + "(" + text + ")");
  }

  @Override
  public Optional<String> visit(WordPart.Array part) {
    return Optional.empty();
  }
}
