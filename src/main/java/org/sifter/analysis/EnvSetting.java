package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/**
 * A variable that an ENV sets.
 *
 * @param name its name
 * @param value its value, as if variables of a base image that nothing is known of were not set
 * @param span where the value stands
 * @param moment the ENV
 */
public record EnvSetting(String name, String value, Span span, Moment moment) {

  /** The variables that ENV instructions set, in order. */
  public static List<EnvSetting> of(List<Moment> moments) {
    List<EnvSetting> settings = new ArrayList<>();
    moments.forEach(moment -> settings.addAll(of(moment)));
    return settings;
  }

  private static List<EnvSetting> of(Moment moment) {
    List<KeyValue> written =
        moment.as(Instruction.Env.class).map(Instruction.Env::variables).orElse(List.of());
    List<Variable> set =
        moment.step(Step.SetVariables.class).map(Step.SetVariables::variables).orElse(List.of());
    List<EnvSetting> settings = new ArrayList<>();
    for (int i = 0; i < Math.min(written.size(), set.size()); i++) {
      Variable variable = set.get(i);
      settings.add(
          new EnvSetting(
              variable.name(), variable.value().orUnset(), written.get(i).value().span(), moment));
    }
    return settings;
  }

  /** The parts of the value between colons, as in {@code PATH}, that are absolute paths. */
  public List<String> paths() {
    return Arrays.stream(value.split("[:;,= ]", -1)).filter(part -> part.startsWith("/")).toList();
  }
}
