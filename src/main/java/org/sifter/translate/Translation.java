package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.ScriptLine;

/**
 * What a build plan has been translated to.
 *
 * @param definition the definition file; the lines of its scripts with which a step begins name it
 *     by its number
 * @param steps the steps in the order in which an engine runs them, numbered from 1
 */
public record Translation(DefinitionFile definition, List<TranslatedStep> steps) {
  /** The line from which on a script shows what it does; the steps' own commands do not. */
  public static final ScriptLine TRACE = ScriptLine.code("set -x");

  public Translation {
    steps = List.copyOf(steps);
  }

  static Translation of(List<String> preamble, List<StageDraft> drafts) {
    List<DefinitionStage> stages = new ArrayList<>();
    List<TranslatedStep> steps = new ArrayList<>();
    for (StageDraft draft : drafts) {
      int stage = stages.size();
      steps.add(TranslatedStep.base(steps.size() + 1, stage, draft.base(), draft.baseImage()));
      stages.add(draft.build(steps.size()));
      draft
          .begun()
          .forEach(each -> steps.add(TranslatedStep.instruction(steps.size() + 1, stage, each)));
    }
    return new Translation(new DefinitionFile(preamble, stages), steps);
  }

  /**
   * A step.
   *
   * @param number its number
   */
  public TranslatedStep step(int number) {
    return steps.get(number - 1);
  }

  /** The name of a step's stage; empty when there is one stage only. */
  public String stageName(TranslatedStep step) {
    return stages() == 1
        ? ""
        : definition.stages().get(step.stage()).header().stageName().orElse("");
  }

  private int stages() {
    return definition.stages().size();
  }
}
