package org.sifter.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.parser.Parser;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.Origin;
import org.sifter.plan.Stage;
import org.sifter.plan.WantedImage;
import org.sifter.shell.ExpandedSize;
import org.sifter.shell.Suggestion;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Flag;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.MountField;
import org.sifter.syntax.Word;

/**
 * Finds out what a Dockerfile means: picks the stages that the target needs and goes through their
 * instructions as BuildKit's {@code dockerfile2llb} does.
 */
public final class Resolver {
  private final Dockerfile dockerfile;
  private final ResolveOptions options;
  private final DiagnosticLog log;
  private final ExpandedSize size = new ExpandedSize();
  private final Words words;
  private final StageTable table;
  private final GlobalArguments arguments;

  private Resolver(Dockerfile dockerfile, ResolveOptions options, DiagnosticLog log) {
    this.dockerfile = dockerfile;
    this.options = options;
    this.log = log;
    this.words = new Words(dockerfile.escape(), size, log);
    this.table = StageTable.of(dockerfile, options, log);
    this.arguments = GlobalArguments.of(table.globals(), options, words);
  }

  /**
   * Resolves a Dockerfile.
   *
   * @param dockerfile a file without syntax errors that has a stage
   * @param options what the build is asked for
   * @param log where to report
   * @return its build plan; empty when an error has been reported
   */
  public static Optional<BuildPlan> resolve(
      Dockerfile dockerfile, ResolveOptions options, DiagnosticLog log) {
    return new Resolver(dockerfile, options, log).plan();
  }

  private Optional<BuildPlan> plan() {
    table.resolveBases(arguments, words);
    Optional<StageOutline> target = target();
    for (StageOutline stage : table.stages()) {
      for (Instruction instruction : stage.instructions()) {
        verifyOrigin(instruction);
      }
    }
    new StageCycles(table, log).report();
    if (log.hasErrors() || target.isEmpty()) {
      return Optional.empty();
    }
    reach(target.get());
    StageResolver stages =
        new StageResolver(table, arguments, options, dockerfile.escape(), size, log);
    List<Stage> resolved = new ArrayList<>();
    for (StageOutline outline : table.stages()) {
      if (outline.isReached()) {
        resolved.add(stages.resolve(outline));
      } else if (options.target().isEmpty()) {
        String remedy =
            outline
                .name()
                .map(name -> "Copy from it, or ask for it with --target " + name + ".")
                .orElse("Copy from it, or name it with AS and ask for it with --target.");
        log.report(
            ResolveCode.STAGE_NOT_NEEDED, outline.from().origin().span(), outline.title(), remedy);
      }
    }
    return log.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new BuildPlan(resolved, target.get().name().orElse("" + target.get().index())));
  }

  private Optional<StageOutline> target() {
    List<StageOutline> stages = table.stages();
    String name = options.target().orElse("");
    if (name.isEmpty()) {
      return Optional.of(stages.get(stages.size() - 1));
    }
    Optional<StageOutline> found = table.byName(name);
    if (found.isEmpty()) {
      log.reportFile(ResolveCode.UNKNOWN_TARGET, name, targetRemedy(name));
    }
    return found;
  }

  private String targetRemedy(String name) {
    List<String> names = table.names();
    Optional<StageOutline> counted = table.byIndex(name);
    if (counted.isPresent()) {
      // Only COPY --from takes an index; for BuildKit, a target is a name.
      return counted
          .get()
          .name()
          .map(its -> "Ask for it by its name: --target " + its)
          .orElse("Ask for it by a name, which AS gives it.");
    }
    if (names.isEmpty()) {
      return "No stage has a name: give the one you want a name with AS.";
    }
    return Suggestion.nearest(name, names)
        .map(near -> "Did you mean --target " + near + "?")
        .orElse("The stages are " + String.join(", ", names) + ".");
  }

  /** Reports an origin that is wrong whether or not its stage is needed. */
  private void verifyOrigin(Instruction instruction) {
    Optional<Flag> from = fromFlag(instruction);
    if (from.isPresent()) {
      table.origin(from.get());
    }
  }

  /** Marks the stages that the target needs, and collects the triggers that run in them. */
  private void reach(StageOutline target) {
    List<StageOutline> reached = reachAll(List.of(target));
    while (!reached.isEmpty()) {
      options.baseImages().announce(wantedBases(reached));
      List<StageOutline> copiedFrom = new ArrayList<>();
      for (StageOutline stage : reached) {
        collectTriggers(stage);
        for (StageOutline.TriggeredInstruction trigger : stage.triggered()) {
          copiedFrom.addAll(stagesCopiedFrom(trigger.instruction()));
        }
      }
      reached = reachAll(copiedFrom);
    }
  }

  /** Marks stages and those that they need, their triggers aside; gives those newly marked. */
  private List<StageOutline> reachAll(List<StageOutline> wanted) {
    List<StageOutline> reached = new ArrayList<>();
    Deque<StageOutline> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      StageOutline stage = open.pop();
      if (!stage.reach()) {
        continue;
      }
      reached.add(stage);
      if (stage.base() instanceof Base.EarlierStage earlier) {
        open.push(table.stages().get(earlier.index()));
      }
      for (Instruction instruction : stage.instructions()) {
        for (StageOutline source : stagesCopiedFrom(instruction)) {
          open.push(source);
        }
      }
    }
    return reached;
  }

  private List<StageOutline> stagesCopiedFrom(Instruction instruction) {
    List<StageOutline> stages = new ArrayList<>();
    for (Origin origin : origins(instruction)) {
      if (origin instanceof Origin.OtherStage other) {
        stages.add(table.stages().get(other.index()));
      }
    }
    return stages;
  }

  private List<WantedImage> wantedBases(List<StageOutline> stages) {
    List<WantedImage> wanted = new ArrayList<>();
    for (StageOutline stage : stages) {
      if (stage.base() instanceof Base.Image image) {
        wanted.add(wanted(stage, image));
      }
    }
    return wanted;
  }

  private WantedImage wanted(StageOutline stage, Base.Image image) {
    return new WantedImage(image.reference(), stage.platform().orElse(options.platform()));
  }

  private void collectTriggers(StageOutline stage) {
    Span place = stage.from().origin().span();
    if (stage.base() instanceof Base.EarlierStage earlier) {
      for (Instruction instruction : table.stages().get(earlier.index()).instructions()) {
        if (instruction instanceof Instruction.Onbuild onbuild) {
          addTrigger(stage, onbuild.trigger().text(), place);
        }
      }
    } else if (stage.base() instanceof Base.Image image) {
      WantedImage wanted = wanted(stage, image);
      ImageFacts facts = options.baseImages().facts(wanted);
      Optional<ImageConfig> known = facts.config().map(BaseConfig::complete);
      ImageConfig config = known.orElseGet(this::unknownConfig);
      stage.setBase(
          new Base.Image(
              image.reference(),
              known.<ImageFacts>map(ImageFacts.Known::new).orElse(facts),
              options.baseImages().source(wanted)));
      stage.setBaseConfig(config);
      for (String trigger : config.triggers()) {
        addTrigger(stage, trigger, place);
      }
    }
  }

  private ImageConfig unknownConfig() {
    return options.unknownVariables() == ResolveOptions.UnknownVariables.KEPT
        ? BaseConfig.unknown()
        : BaseConfig.assumed();
  }

  private void addTrigger(StageOutline stage, String text, Span place) {
    Parser.parseTrigger(text, log, place)
        .map(instruction -> new StageOutline.TriggeredInstruction(instruction, text))
        .ifPresent(stage.triggered()::add);
  }

  /** The origins that an instruction copies or mounts from; those that are wrong are left out. */
  private List<Origin> origins(Instruction instruction) {
    Optional<Flag> from = fromFlag(instruction);
    List<Origin> origins = new ArrayList<>();
    if (from.isPresent()) {
      table.origin(from.get()).ifPresent(origins::add);
      return origins;
    }
    if (!(instruction instanceof Instruction.Run run)) {
      return origins;
    }
    for (Flag flag : run.flags()) {
      if (flag.name().equals("mount")) {
        mountOrigin(flag)
            .flatMap(name -> table.named(name, new Word(name, flag.span())))
            .ifPresent(origins::add);
      }
    }
    return origins;
  }

  private static Optional<String> mountOrigin(Flag flag) {
    Optional<String> origin = Optional.empty();
    for (MountField field : MountField.parse(flag.value().orElse("")).orElse(List.of())) {
      if (field.key().equals("from") && !field.value().orElse("").isEmpty()) {
        origin = field.value();
      }
    }
    return origin;
  }

  private static Optional<Flag> fromFlag(Instruction instruction) {
    return instruction instanceof Instruction.Copy copy
        ? Flag.named(copy.flags(), "from")
        : Optional.empty();
  }
}
