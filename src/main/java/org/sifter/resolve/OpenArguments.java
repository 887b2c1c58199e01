package org.sifter.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sifter.syntax.BuildArgument;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/**
 * The build arguments that a base image is named with and that have no value. A build cannot do
 * without them; a linter has no reason to ask for them.
 */
public final class OpenArguments {
  /** It stands for any name or tag; rules know no image that is called so. */
  private static final String UNKNOWN = "unknown";

  private OpenArguments() {}

  /** The options with a value for each ARG above the first FROM that has none. */
  public static ResolveOptions assume(Dockerfile dockerfile, ResolveOptions options) {
    Map<String, String> values = new LinkedHashMap<>(options.buildArguments());
    for (Instruction instruction : dockerfile.instructions()) {
      if (instruction instanceof Instruction.From) {
        break;
      }
      if (instruction instanceof Instruction.Arg arg) {
        for (BuildArgument argument : arg.arguments()) {
          if (argument.defaultValue().isEmpty()
              && !PredefinedArguments.includes(argument.name().text())) {
            values.putIfAbsent(argument.name().text(), UNKNOWN);
          }
        }
      }
    }
    return options.withBuildArguments(values);
  }
}
