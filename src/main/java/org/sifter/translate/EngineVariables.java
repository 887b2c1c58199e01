package org.sifter.translate;

import java.util.Set;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Variable;

/** What engines make of the variables that a base image's config sets. */
final class EngineVariables {
  /** Found out with Apptainer 1.4.5: read-only to the shell that sets them, or set after them. */
  private static final Set<String> OWN =
      Set.of("UID", "GID", "EUID", "PPID", "IFS", "OPTIND", "PWD", "APPTAINER_CONTAINER");

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

  /** Whether its value may keep a shell from reading the file that the engine writes it to. */
  static boolean breaksOthers(Variable variable) {
    return !variable.value().isLiteral()
        || variable.value().orUnset().chars().anyMatch(EngineVariables::isSpecial);
  }

  /** Whether the engine has a value of its own when the image runs, whatever the image says. */
  static boolean isSetByEngine(String name) {
    return OWN.contains(name);
  }

  private static boolean isPlain(int c) {
    return c < 0x7F && !isSpecial(c);
  }

  private static boolean isSpecial(int c) {
    return c < ' ' || "\"$`\\".indexOf(c) >= 0;
  }
}
