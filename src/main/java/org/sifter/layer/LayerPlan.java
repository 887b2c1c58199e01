package org.sifter.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.plan.Provenance;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;

/**
 * A build plan that is cut into layers: each RUN, COPY and ADD is a stage of its own, which starts
 * from the one before, with the directories that WORKDIR makes before it. The last stage has no
 * steps; what only the finished image has is done there.
 *
 * @param plan the plan, whose stages are the layers in the order in which they are made
 * @param steps for each stage, the instructions whose steps are done in it
 */
record LayerPlan(BuildPlan plan, List<List<Provenance>> steps) {
  /** How many layers are laid over each other; the kernel's limit is 500. */
  private static final int MAX_DEPTH = 120;

  LayerPlan {
    steps = List.copyOf(steps);
  }

  /** Cuts a plan. */
  static LayerPlan of(BuildPlan whole) {
    return new Cut().cut(whole);
  }

  /** A plan while it is cut. */
  private static final class Cut {
    private final List<Stage> layers = new ArrayList<>();
    private final List<List<Provenance>> steps = new ArrayList<>();

    /** For each stage, the layer that it ends with. */
    private final Map<Integer, Integer> lastOf = new HashMap<>();

    /** For each stage, how many layers lie below its end. */
    private final Map<Integer, Integer> depths = new HashMap<>();

    LayerPlan cut(BuildPlan whole) {
      whole.stages().forEach(this::cut);
      Stage target = whole.target();
      Map<String, Variable> environment = variables(target.environment());
      target.steps().forEach(step -> set(step, environment));
      add(target, new Base.EarlierStage(layers.size() - 1), environment, List.of());
      return new LayerPlan(new BuildPlan(layers, whole.targetName()), steps);
    }

    private void cut(Stage stage) {
      Map<String, Variable> environment = variables(stage.environment());
      Base base = stage.base();
      int below = 0;
      if (base instanceof Base.EarlierStage earlier) {
        below = depths.getOrDefault(earlier.index(), 0);
        base = new Base.EarlierStage(lastOf.get(earlier.index()));
      }
      List<List<Step>> parts = parts(stage.steps(), below);
      for (List<Step> part : parts) {
        add(stage, base, environment, part);
        part.forEach(step -> set(step, environment));
        base = new Base.EarlierStage(layers.size() - 1);
      }
      lastOf.put(stage.index(), layers.size() - 1);
      depths.put(stage.index(), below + parts.size());
    }

    /** The steps of each layer; one layer at least, so that a stage can be built on. */
    private static List<List<Step>> parts(List<Step> steps, int below) {
      long wanted = steps.stream().filter(Cut::endsLayer).count();
      long together = 1 + wanted / Math.max(1, MAX_DEPTH - below);
      List<List<Step>> parts = new ArrayList<>();
      List<Step> part = new ArrayList<>();
      int ends = 0;
      for (Step step : steps) {
        part.add(step);
        if (endsLayer(step) && ++ends % together == 0) {
          parts.add(part);
          part = new ArrayList<>();
        }
      }
      if (parts.isEmpty() || !part.stream().allMatch(Step.SetVariables.class::isInstance)) {
        parts.add(part);
      }
      return parts;
    }

    private static boolean endsLayer(Step step) {
      return step instanceof Step.Run || step instanceof Step.Copy;
    }

    private static Map<String, Variable> variables(List<Variable> all) {
      Map<String, Variable> variables = new LinkedHashMap<>();
      all.forEach(variable -> variables.put(variable.name(), variable));
      return variables;
    }

    private static void set(Step step, Map<String, Variable> environment) {
      if (step instanceof Step.SetVariables set) {
        set.variables().forEach(variable -> environment.put(variable.name(), variable));
      }
    }

    private void add(Stage stage, Base base, Map<String, Variable> environment, List<Step> part) {
      layers.add(
          new Stage(
              layers.size(),
              Optional.empty(),
              base,
              stage.platform(),
              stage.provenance(),
              List.copyOf(environment.values()),
              part.stream().map(this::inLayers).toList(),
              stage.config()));
      steps.add(part.stream().map(Step::provenance).toList());
    }

    /** The step, which takes what it takes from the last layers of other stages. */
    private Step inLayers(Step step) {
      if (step instanceof Step.Copy copy) {
        return new Step.Copy(
            copy.provenance(),
            inLayers(copy.origin()),
            copy.sources(),
            copy.files(),
            copy.destination(),
            copy.options());
      }
      if (step instanceof Step.Run run) {
        return new Step.Run(
            run.provenance(),
            run.process(),
            run.workingDirectory(),
            run.user(),
            run.mounts().stream().map(this::inLayers).toList(),
            run.network(),
            run.security());
      }
      return step;
    }

    private Mount inLayers(Mount mount) {
      return new Mount(
          mount.type(),
          mount.target(),
          mount.source(),
          inLayers(mount.origin()),
          mount.readOnly(),
          mount.id(),
          mount.sharing(),
          mount.mode(),
          mount.uid(),
          mount.gid(),
          mount.required(),
          mount.variable(),
          mount.size());
    }

    private Origin inLayers(Origin origin) {
      return origin instanceof Origin.OtherStage other
          ? new Origin.OtherStage(lastOf.get(other.index()))
          : origin;
    }
  }
}
