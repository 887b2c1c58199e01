package org.sifter.translate;

import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;

/** What engines make of the variables that a base image's config sets. */
final class EngineVariables {
  private EngineVariables() {}

  /**
   * Whether the image has the variable just as the base's config has it. Engines up to Apptainer
   * 1.4 and SingularityCE 4.3 escape values twice ({@code conveyorPacker_oci.go}), skip names that
   * no shell can set, and complete a PATH.
   */
  static boolean keepsExactly(Variable variable) {
    String value = variable.value().orUnset();
    if (!variable.value().isLiteral() || !VariableExports.canSet(variable.name())) {
      return false;
    }
    if (variable.name().equals("PATH")) {
      return value.equals(ImageConfig.DEFAULT_PATH);
    }
    return value.chars().allMatch(EngineVariables::isPlain);
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7F && "\"$`\\".indexOf(c) < 0;
  }
}
