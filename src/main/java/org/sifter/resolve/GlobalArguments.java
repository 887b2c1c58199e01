package org.sifter.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.Platform;
import org.sifter.shell.Expansion;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Instruction;

/**
 * The build arguments before the first FROM: the automatic ones, then those that ARG declares. FROM
 * lines see them; a stage sees one after an ARG of its name.
 */
final class GlobalArguments {
  private final Map<String, String> values;

  private GlobalArguments(Map<String, String> values) {
    this.values = values;
  }

  /** Evaluates the automatic arguments and the given instructions. */
  static GlobalArguments of(
      List<Instruction.Arg> instructions, ResolveOptions options, Words words) {
    Map<String, String> values = automatic(options);
    for (Instruction.Arg instruction : instructions) {
      for (BuildArgument argument : instruction.arguments()) {
        String name = argument.name().text();
        Optional<String> given = Optional.ofNullable(options.buildArguments().get(name));
        Optional<String> value =
            given.isPresent()
                ? given
                : argument
                    .defaultValue()
                    .flatMap(w -> words.expand(w, n -> literal(values, n)))
                    .map(Expansion::orUnset);
        value.ifPresent(v -> values.put(name, v));
      }
    }
    return new GlobalArguments(values);
  }

  /** The value of a global argument. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of a global argument, for an expansion. */
  Optional<Expansion> variable(String name) {
    return literal(values, name);
  }

  private static Optional<Expansion> literal(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(Expansion::literal);
  }

  /** The arguments of the Dockerfile reference, "Automatic platform ARGs in the global scope". */
  private static Map<String, String> automatic(ResolveOptions options) {
    Map<String, String> values = new LinkedHashMap<>();
    platform(values, "BUILD", options.platform());
    platform(values, "TARGET", options.platform());
    values.put("TARGETSTAGE", options.target().orElse("default"));
    values.keySet().forEach(name -> override(values, name, options.buildArguments()));
    return values;
  }

  private static void platform(Map<String, String> values, String prefix, Platform platform) {
    values.put(prefix + "PLATFORM", platform.toString());
    values.put(prefix + "OS", platform.os());
    values.put(prefix + "OSVERSION", "");
    values.put(prefix + "ARCH", platform.architecture());
    values.put(prefix + "VARIANT", platform.variant());
  }

  private static void override(Map<String, String> values, String name, Map<String, String> given) {
    if (given.containsKey(name)) {
      values.replace(name, given.get(name));
    }
  }

  /** All of them. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }
}
