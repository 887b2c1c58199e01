package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptSection;

/**
 * The engine that a definition file is for. What sifter writes is read alike by all that are kept
 * today; a dialect tells how to call the engine, and what its older versions lack.
 */
public enum Dialect {
  /** Apptainer 1.1 and newer. */
  APPTAINER("apptainer build"),
  /** SingularityCE 3.8 and newer. */
  SINGULARITYCE("singularity build --fakeroot"),
  /** Singularity 3 from before it was divided. */
  SINGULARITY3("singularity build --fakeroot");

  private final String buildCommand;

  Dialect(String buildCommand) {
    this.buildCommand = buildCommand;
  }

  /** The command that builds an image as an ordinary user, without its arguments. */
  String buildCommand() {
    return buildCommand;
  }

  /** What the definition needs that not every version of the engine has, in words. */
  List<String> needs(DefinitionFile definition) {
    List<String> needs = new ArrayList<>();
    if (this == APPTAINER) {
      return needs;
    }
    if (this == SINGULARITY3) {
      if (definition.stages().size() > 1) {
        needs.add("several stages, for which Singularity 3.2 is needed");
      }
      if (holds(definition, Runscript.READ_BY_THE_ENGINE_LINE)) {
        needs.add("a run script without a shell, for which Singularity 3.6 is needed");
      }
      if (holds(definition, "$SINGULARITY_LABELS")) {
        needs.add("labels set in %post, for which Singularity 3.7 is needed");
      }
    }
    if (hasSetup(definition)) {
      needs.add("%setup, which runs with --fakeroot or as root only, not under proot");
    }
    return needs;
  }

  private static boolean hasSetup(DefinitionFile definition) {
    return scripts(definition).stream().anyMatch(script -> script.kind() == ScriptKind.SETUP);
  }

  private static boolean holds(DefinitionFile definition, String text) {
    return scripts(definition).stream()
        .flatMap(script -> script.lines().stream())
        .anyMatch(line -> line.text().contains(text));
  }

  private static List<ScriptSection> scripts(DefinitionFile definition) {
    List<ScriptSection> scripts = new ArrayList<>();
    for (DefinitionStage stage : definition.stages()) {
      stage.sections().stream()
          .filter(ScriptSection.class::isInstance)
          .map(ScriptSection.class::cast)
          .forEach(scripts::add);
    }
    return scripts;
  }
}
