package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/**
 * A variable that ENV sets.
 *
 * @param name its name
 * @param value its value, which may refer to variables of a base image that nothing is known of
 * @param written how the pair is written
 * @param moment the ENV
 */
public record EnvironmentPair(String name, Expansion value, KeyValue written, Moment moment) {

  /** The value; empty when it is not known. */
  public Optional<String> known() {
    return value.asLiteral();
  }

  /** Where the name stands. */
  public Span keySpan() {
    return written.key().span();
  }

  /** Where the value stands; where the name stands when the value is empty. */
  public Span valueSpan() {
    return written.value().text().isEmpty() ? keySpan() : written.value().span();
  }

  /** Where a part of the value stands; all of the value when it is not written just so. */
  public Span span(String part, SourceFile source) {
    Span value = valueSpan();
    int start = source.text(value).indexOf(part);
    return start < 0
        ? value
        : new Span(value.start() + start, value.start() + start + part.length());
  }

  /** The pairs of an instruction, in their order; none when it is no ENV, or is malformed. */
  static List<EnvironmentPair> of(Moment moment) {
    List<EnvironmentPair> pairs = new ArrayList<>();
    List<KeyValue> written =
        moment.as(Instruction.Env.class).map(Instruction.Env::variables).orElse(List.of());
    List<Variable> set =
        moment.step(Step.SetVariables.class).map(Step.SetVariables::variables).orElse(List.of());
    if (written.size() == set.size()) {
      for (int i = 0; i < set.size(); i++) {
        Variable variable = set.get(i);
        pairs.add(new EnvironmentPair(variable.name(), variable.value(), written.get(i), moment));
      }
    }
    return pairs;
  }
}
