package org.sifter.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.shell.Expansion;
import org.sifter.shell.ExpansionException;
import org.sifter.shell.WordExpander;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/**
 * Goes through the built stages of a Dockerfile, and keeps what is in force at each instruction.
 */
final class StageReader {
  private final Dockerfile dockerfile;
  private final BuildPlan plan;
  private final WordExpander expander;
  private final Map<Integer, Ending> endings = new HashMap<>();

  private StageReader(Dockerfile dockerfile, BuildPlan plan) {
    this.dockerfile = dockerfile;
    this.plan = plan;
    this.expander = new WordExpander(dockerfile.escape());
  }

  /** What a stage ends with, for the stages that are built FROM it. */
  private record Ending(
      String workingDirectory, String user, List<String> shell, boolean knowsAllVariables) {
    private static final Ending SCRATCH = new Ending("/", "", ImageConfig.DEFAULT_SHELL, true);
    private static final Ending UNKNOWN = new Ending("/", "", ImageConfig.DEFAULT_SHELL, false);

    static Ending of(ImageConfig config) {
      return new Ending(
          config.workingDirectory(),
          config.user(),
          config.shell().orElse(ImageConfig.DEFAULT_SHELL),
          /* knowsAllVariables= */ true);
    }

    StageState state(History<Expansion> variables, int order) {
      return new StageState(variables, order, knowsAllVariables, workingDirectory, user, shell);
    }

    Ending in(String directory) {
      return new Ending(directory, user, shell, knowsAllVariables);
    }

    Ending as(String other) {
      return new Ending(workingDirectory, other, shell, knowsAllVariables);
    }

    Ending with(List<String> other) {
      return new Ending(workingDirectory, user, other, knowsAllVariables);
    }
  }

  /** The stages that are built, in the order of the file. */
  static List<StageView> read(Dockerfile dockerfile, BuildPlan plan) {
    return new StageReader(dockerfile, plan).stages();
  }

  private List<StageView> stages() {
    List<List<Instruction>> written = writtenStages();
    List<StageView> views = new ArrayList<>();
    Set<Integer> lineage = lineage();
    int order = 0;
    int index = 0;
    for (List<Instruction> instructions : written) {
      Optional<Stage> stage = plan.stage(index);
      if (stage.isPresent()) {
        views.add(view(stage.get(), instructions, order, lineage.contains(index)));
      }
      order += instructions.size();
      index++;
    }
    return views;
  }

  /** The instructions of each stage of the file, its FROM the first. */
  private List<List<Instruction>> writtenStages() {
    List<List<Instruction>> stages = new ArrayList<>();
    for (Instruction instruction : dockerfile.instructions()) {
      if (instruction instanceof Instruction.From) {
        stages.add(new ArrayList<>());
      }
      if (!stages.isEmpty()) {
        stages.get(stages.size() - 1).add(instruction);
      }
    }
    return stages;
  }

  /** The target's index, and those of the stages that it is built FROM. */
  private Set<Integer> lineage() {
    Set<Integer> lineage = new HashSet<>();
    Optional<Stage> stage = Optional.of(plan.target());
    while (stage.isPresent()) {
      lineage.add(stage.get().index());
      stage =
          stage.get().base() instanceof Base.EarlierStage earlier
              ? plan.stage(earlier.index())
              : Optional.empty();
    }
    return lineage;
  }

  private StageView view(Stage stage, List<Instruction> instructions, int first, boolean shipped) {
    History<Expansion> variables = new History<>();
    for (Variable variable : stage.environment()) {
      variables.set(variable.name(), first - 1, variable.value());
    }
    Map<Span, Step> steps = new HashMap<>();
    stage.steps().forEach(step -> steps.put(step.provenance().span(), step));
    Ending now = beginning(stage);
    Moment from =
        new Moment(
            instructions.get(0), Optional.empty(), first, now.state(variables, first), shipped);
    List<Moment> moments = new ArrayList<>();
    for (int i = 1; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      int order = first + i;
      StageState state = now.state(variables, order);
      Optional<Step> step = Optional.ofNullable(steps.get(instruction.origin().span()));
      moments.add(new Moment(instruction, step, order, state, shipped));
      if (step.orElse(null) instanceof Step.SetVariables set) {
        set.variables().forEach(v -> variables.set(v.name(), order, v.value()));
      }
      now = after(instruction, step, now, state);
    }
    endings.put(stage.index(), now);
    StageState end = now.state(variables, first + instructions.size());
    return new StageView(stage, from, moments, end, shipped);
  }

  private Ending beginning(Stage stage) {
    if (stage.base() instanceof Base.EarlierStage earlier) {
      return endings.getOrDefault(earlier.index(), Ending.UNKNOWN);
    }
    return stage.base() instanceof Base.Image image
        ? image.config().map(Ending::of).orElse(Ending.UNKNOWN)
        : Ending.SCRATCH;
  }

  private Ending after(Instruction instruction, Optional<Step> step, Ending now, StageState state) {
    if (step.orElse(null) instanceof Step.MakeDirectory made) {
      return now.in(made.path());
    }
    if (instruction instanceof Instruction.User user) {
      return now.as(expand(user.user(), state));
    }
    return instruction instanceof Instruction.Shell shell
        ? now.with(shell.shell().stream().map(Word::text).toList())
        : now;
  }

  private String expand(Word word, StageState state) {
    try {
      return expander.expand(word.text(), state::variable).orUnset();
    } catch (ExpansionException e) {
      return word.text();
    }
  }
}
