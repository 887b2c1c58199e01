package org.sifter.translate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Origin;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.shell.Suggestion;

/** The names of definition stages, each used once, and which of them are copied from. */
final class StageNames {
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<Integer> copiedFrom = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> known;

  StageNames(BuildPlan plan) {
    for (Stage stage : plan.stages()) {
      stage.name().filter(taken::add).ifPresent(name -> names.put(stage.index(), name));
    }
    for (Stage stage : plan.stages()) {
      if (!names.containsKey(stage.index())) {
        names.put(stage.index(), free("stage-" + stage.index()));
      }
      for (Step step : stage.steps()) {
        if (step instanceof Step.Copy copy) {
          use(copy.origin());
        } else if (step instanceof Step.Run run) {
          run.mounts().forEach(mount -> use(mount.origin()));
        }
      }
    }
    known = plan.stages().stream().flatMap(stage -> stage.name().stream()).toList();
  }

  private void use(Origin origin) {
    if (origin instanceof Origin.OtherStage other) {
      copiedFrom.add(other.index());
    }
  }

  /** A name, lengthened until no stage has it; from then on it is taken. */
  String free(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name += "-";
    }
    return name;
  }

  /** The name of a stage in the definition file. */
  String of(Stage stage) {
    return names.get(stage.index());
  }

  /** Whether another stage copies from it. */
  boolean isCopiedFrom(int stage) {
    return copiedFrom.contains(stage);
  }

  /** What to do about a name that is no stage. */
  String remedy(String name) {
    return Suggestion.nearest(name, known)
        .map(near -> "Did you mean --from=" + near + "?")
        .orElse("Name a stage above this one, or an image with its registry or tag.");
  }
}
