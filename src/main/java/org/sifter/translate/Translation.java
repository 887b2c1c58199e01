package org.sifter.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.Section;

/**
 * What a build plan has been translated to.
 *
 * @param definition the definition file; the lines of its scripts with which a step begins name it
 *     by its number
 * @param steps the steps in the order in which an engine runs them, numbered from 1
 * @param secretFiles for the ids of secrets and agents, the file in the image that each of them is
 *     to be bound to
 */
public record Translation(
    DefinitionFile definition, List<TranslatedStep> steps, Map<String, String> secretFiles) {
  /** The line from which on a script shows what it does; the steps' own commands do not. */
  public static final ScriptLine TRACE = ScriptLine.code("set -x");

  public Translation {
    steps = List.copyOf(steps);
    secretFiles = Map.copyOf(secretFiles);
  }

  /**
   * A translation.
   *
   * @param given what the build is given; see {@link TranslateOptions#given}
   */
  static Translation of(
      List<String> preamble, List<StageDraft> drafts, Optional<Set<String>> given) {
    Map<String, String> secretFiles = new LinkedHashMap<>();
    List<DefinitionStage> stages = new ArrayList<>();
    List<TranslatedStep> steps = new ArrayList<>();
    for (StageDraft draft : drafts) {
      int stage = stages.size();
      steps.add(TranslatedStep.base(steps.size() + 1, stage, draft.base(), draft.baseImage()));
      stages.add(draft.build(steps.size(), given.orElse(Set.of())));
      draft.secretFiles().forEach((file, id) -> secretFiles.putIfAbsent(id, file));
      draft
          .begun()
          .forEach(each -> steps.add(TranslatedStep.instruction(steps.size() + 1, stage, each)));
    }
    return new Translation(new DefinitionFile(preamble, stages), steps, secretFiles);
  }

  /** The same, with labels that the image gets where the Dockerfile does not set them itself. */
  public Translation with(List<Label> labels) {
    List<DefinitionStage> stages = new ArrayList<>(definition.stages());
    int last = stages.size() - 1;
    Set<String> known = new HashSet<>();
    for (Section section : stages.get(last).sections()) {
      if (section instanceof LabelsSection own) {
        own.labels().forEach(label -> known.add(label.key()));
      }
    }
    List<Label> added = labels.stream().filter(label -> !known.contains(label.key())).toList();
    if (!added.isEmpty()) {
      stages.set(last, stages.get(last).plus(new LabelsSection(added)));
    }
    return new Translation(new DefinitionFile(definition.preamble(), stages), steps, secretFiles);
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
