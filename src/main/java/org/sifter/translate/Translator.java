package org.sifter.translate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.context.Selection;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.Header;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.ImageReference;
import org.sifter.plan.ImageSource;
import org.sifter.plan.Origin;
import org.sifter.plan.Provenance;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.Variable;
import org.sifter.source.Span;

/** Translates build plans to definition files. */
public final class Translator {
  private final BuildPlan plan;
  private final TranslateOptions options;
  private final Layout layout;
  private final Findings findings;
  private final StageNames names;

  /** Whether a step minds whom files belong to. */
  private final boolean mindsOwners;

  private final Map<Integer, StageDraft> stages = new HashMap<>();
  private final Map<String, StageDraft> images = new LinkedHashMap<>();

  /** How many stages are built on each. */
  private final Map<Integer, Integer> builtOn = new HashMap<>();

  /** What each stage takes of the build context, by the stage's name. */
  private final Map<String, List<Selection>> selections = new HashMap<>();

  private Translator(BuildPlan plan, TranslateOptions options, Layout layout, DiagnosticLog log) {
    this.plan = plan;
    this.options = options;
    this.layout = layout;
    this.findings = new Findings(log, options.lenient(), options.given());
    this.names = new StageNames(plan);
    this.mindsOwners = mindsOwners(plan);
    for (Stage stage : plan.stages()) {
      if (stage.base() instanceof Base.EarlierStage earlier) {
        builtOn.merge(earlier.index(), 1, Integer::sum);
      }
    }
  }

  /**
   * Translates a plan.
   *
   * @param plan the build plan
   * @param options how to translate
   * @param log where what cannot be kept is reported
   * @return the definition file; when errors have been reported it is not the same image. Empty
   *     when the build context cannot be read
   */
  public static Optional<Translation> translate(
      BuildPlan plan, TranslateOptions options, DiagnosticLog log) {
    Translator translator = new Translator(plan, options, Layout.WHOLE, log);
    Optional<Translation> translation =
        translator
            .translate()
            .map(drafts -> Translation.of(preamble(options), drafts, options.given()));
    translation.ifPresent(each -> translator.reportNeeds(each.definition()));
    return translation;
  }

  /**
   * Translates a plan whose stages are run one by one, each by a script of its own.
   *
   * @param plan the build plan
   * @param options how to translate
   * @param log where what cannot be kept is reported, once for each stage that it applies to
   * @return the scripts of the images that are only copied from, and then of all stages in the
   *     order of the plan. Empty when the build context cannot be read
   */
  public static Optional<List<LayerScript>> translateLayers(
      BuildPlan plan, TranslateOptions options, DiagnosticLog log) {
    Translator translator = new Translator(plan, options, Layout.LAYERS, log);
    return translator
        .translate()
        .map(
            drafts ->
                drafts.stream()
                    .map(draft -> draft.buildLayer(translator.selectionsOf(draft)))
                    .toList());
  }

  private List<Selection> selectionsOf(StageDraft draft) {
    return selections.getOrDefault(draft.name(), List.of());
  }

  private Optional<List<StageDraft>> translate() {
    Span start = plan.target().provenance().span();
    try {
      return Optional.of(
          translate(BuildContext.open(options.contextDirectory(), options.dockerfile())));
    } catch (IOException e) {
      findings.report(
          TranslationCode.UNREADABLE_CONTEXT,
          start,
          ContextFailure.describe(options.contextDirectory(), e));
    } catch (BadIgnoreFileException e) {
      findings.reportIn(
          e.source(),
          TranslationCode.BAD_IGNORE_PATTERN,
          e.span(),
          e.problem().pattern(),
          e.problem().reason());
    }
    return Optional.empty();
  }

  private List<StageDraft> translate(BuildContext context) {
    List<StageDraft> drafts = new ArrayList<>();
    ComingRuns comingRuns = new ComingRuns(runs(plan.stages()).count());
    for (Stage stage : plan.stages()) {
      if (!isNeeded(stage)) {
        continue;
      }
      List<Stage> lineage = lineage(stage);
      Stage root = root(stage);
      StageDraft draft = draft(stage, lineage, root);
      ContextSelection contextSelection = new ContextSelection(context, findings);
      StepTranslation steps =
          new StepTranslation(
              draft,
              this::source,
              contextSelection,
              options.dockerfileName(),
              runsProcesses(lineage),
              comingRuns,
              findings);
      enterBase(root, draft);
      if (copies(lineage)) {
        draft.expectCopies();
      }
      if (lineage.get(0).base() instanceof Base.Image) {
        restoreOwners(draft, stage.provenance().span());
      }
      lineage.forEach(steps::translate);
      if (isTarget(stage)) {
        finish(stage, root, draft);
      }
      selections.put(draft.name(), contextSelection.selections());
      stages.put(stage.index(), draft);
      drafts.add(draft);
    }
    List<StageDraft> all = new ArrayList<>(images.values());
    all.addAll(drafts);
    return all;
  }

  private void reportNeeds(DefinitionFile file) {
    options
        .dialect()
        .map(dialect -> dialect.needs(file))
        .orElse(List.of())
        .forEach(
            need ->
                findings.report(TranslationCode.DIALECT, plan.target().provenance().span(), need));
  }

  private static List<String> preamble(TranslateOptions options) {
    return List.of(
        "Translated by sifter from "
            + options.dockerfileName()
            + ". Build it in the directory of the build context:",
        "    "
            + options.dialect().orElse(Dialect.APPTAINER).buildCommand()
            + " IMAGE.sif FILE.def");
  }

  private boolean isTarget(Stage stage) {
    return stage.index() == plan.target().index();
  }

  /**
   * Whether a definition stage is made: for the target, for what others copy from, and for what
   * more than one other is built from. The steps of the rest go into the one that builds on it.
   */
  private boolean isNeeded(Stage stage) {
    return layout == Layout.LAYERS
        || isTarget(stage)
        || names.isCopiedFrom(stage.index())
        || builtOn.getOrDefault(stage.index(), 0) > 1;
  }

  /** The stage, and before it those whose steps are done in the same definition stage. */
  private List<Stage> lineage(Stage stage) {
    Deque<Stage> lineage = new ArrayDeque<>(List.of(stage));
    Optional<Stage> base = baseStage(stage);
    while (base.isPresent() && !isNeeded(base.get())) {
      lineage.addFirst(base.get());
      base = baseStage(base.get());
    }
    return List.copyOf(lineage);
  }

  /** The stage at the bottom, which starts from an image or from scratch. */
  private Stage root(Stage stage) {
    Stage root = stage;
    for (Optional<Stage> base = baseStage(stage); base.isPresent(); base = baseStage(root)) {
      root = base.get();
    }
    return root;
  }

  private Optional<Stage> baseStage(Stage stage) {
    return stage.base() instanceof Base.EarlierStage earlier
        ? plan.stage(earlier.index())
        : Optional.empty();
  }

  /** The stage and all that it is built from, the first of them first. */
  private List<Stage> ancestry(Stage stage) {
    List<Stage> ancestry = new ArrayList<>(List.of(stage));
    while (ancestry.get(0).base() instanceof Base.EarlierStage earlier) {
      ancestry.add(0, plan.stage(earlier.index()).orElseThrow());
    }
    return ancestry;
  }

  private static boolean runsProcesses(List<Stage> lineage) {
    return runs(lineage).findAny().isPresent();
  }

  /**
   * Has the files of a base image belong to those whom they belong to in Docker, where a step
   * minds. It is done before any step, as those may change owners.
   */
  private void restoreOwners(StageDraft draft, Span place) {
    if (mindsOwners) {
      draft.setup().command(draft.callInSetup(ShellFunction.RESTORE_OWNERS), place);
    }
  }

  private static boolean mindsOwners(BuildPlan plan) {
    for (Stage stage : plan.stages()) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.Run run && StepUser.mindsOwners(run)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean copies(List<Stage> lineage) {
    for (Stage stage : lineage) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.Copy
            || (step instanceof Step.Run run && !run.mounts().isEmpty())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Stream<Step.Run> runs(List<Stage> lineage) {
    return lineage.stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(Step.Run.class::isInstance)
        .map(Step.Run.class::cast);
  }

  /**
   * An empty draft.
   *
   * @param lineage the stages whose steps are done in it
   * @param root the stage at the bottom
   */
  private StageDraft draft(Stage stage, List<Stage> lineage, Stage root) {
    Stage first = lineage.get(0);
    boolean named = layout == Layout.LAYERS || plan.stages().size() > 1 || !images.isEmpty();
    Optional<StageDraft> base = baseStage(first).map(each -> stages.get(each.index()));
    if (base.isPresent()) {
      Header header = Header.scratch().named(names.of(stage));
      StageDraft draft =
          new StageDraft(
              header, first.provenance(), layout, base.get().scene(), variables(lineage));
      draft.startFrom(base.get(), first.provenance());
      return draft;
    }
    Span place = root.provenance().span();
    root.platform()
        .filter(platform -> !platform.equals(options.platform()))
        .ifPresent(
            platform ->
                findings.report(
                    TranslationCode.OTHER_PLATFORM,
                    place,
                    platform.toString(),
                    platform.architecture()));
    Header header =
        root.base() instanceof Base.Image image ? header(image.source()) : Header.scratch();
    boolean hasShell =
        root.base() instanceof Base.Image image && ShellLessImages.mayHaveShell(image.reference());
    return new StageDraft(
        named ? header.named(names.of(stage)) : header,
        root.provenance(),
        layout,
        hasShell ? Scene.IMAGE : Scene.HOST,
        variables(lineage));
  }

  /** What the steps of a definition stage will set. */
  private static List<Variable> variables(List<Stage> lineage) {
    List<Variable> variables = new ArrayList<>();
    if (lineage.get(0).base() instanceof Base.EarlierStage) {
      variables.addAll(lineage.get(0).environment());
    }
    for (Stage stage : lineage) {
      for (Step step : stage.steps()) {
        if (step instanceof Step.SetVariables set) {
          variables.addAll(set.variables());
        }
      }
    }
    return variables;
  }

  /** Whether the engine writes the variables of the base image in a way that no shell reads. */
  private static boolean isBroken(Stage first) {
    return first.base() instanceof Base.Image image
        && image.config().isPresent()
        && first.environment().stream().anyMatch(EngineVariables::breaksOthers);
  }

  /** Takes note of what the base image's environment is. */
  private void enterBase(Stage first, StageDraft draft) {
    if (!(first.base() instanceof Base.Image image)) {
      return;
    }
    if (image.facts() instanceof ImageFacts.Unknown unknown) {
      findings.report(
          TranslationCode.UNKNOWN_BASE,
          first.provenance().span(),
          image.reference().toString(),
          unknown.reason());
    }
    if (isBroken(first)) {
      draft.replaceBaseEnvironment();
      return;
    }
    for (Variable variable : first.environment()) {
      if (EngineVariables.keepsExactly(variable)) {
        draft.variables().assume(variable);
      }
    }
  }

  /** Writes what only the image that is wanted has. */
  private void finish(Stage target, Stage first, StageDraft draft) {
    Span place = target.provenance().span();
    InstructionPlaces places = new InstructionPlaces(ancestry(target), findings);
    if (TextBytes.holdNul(target.config().texts())) {
      Span json = places.of("CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL", "VOLUME");
      findings.reportNul(json);
      return;
    }
    VariableExports exports = new VariableExports(target.config().environment());
    Set<Variable> inherited = new HashSet<>(first.environment());
    for (Variable variable : target.config().environment()) {
      if (EngineVariables.isSetByEngine(variable.name()) && !inherited.contains(variable)) {
        Span naming = places.naming(variable.name(), "ENV");
        findings.report(TranslationCode.VARIABLE_OF_ENGINE, naming, variable.name());
        continue;
      }
      boolean same =
          !isBroken(first)
              && inherited.contains(variable)
              && EngineVariables.keepsExactly(variable);
      if (!same && VariableExports.canSet(variable.name())) {
        exports.export(variable).forEach(command -> draft.environment().command(command, place));
      }
    }
    exports.forget().forEach(command -> draft.environment().command(command, place));
    new WorkingDirectoryTranslation(draft).makeFor(target.config());
    new Runscript(draft, target.config(), place, places.of("WORKDIR"), findings).write();
    Optional<Map<String, String>> baseLabels =
        first.base() instanceof Base.Image image
            ? image.config().map(ImageConfig::labels)
            : Optional.of(Map.of());
    new Metadata(draft, target.config(), baseLabels, places, findings).write();
  }

  private Optional<StageDraft> source(Origin origin, Provenance user) {
    if (origin instanceof Origin.OtherStage stage) {
      return Optional.of(stages.get(stage.index()));
    }
    Origin.OtherImage image = (Origin.OtherImage) origin;
    ImageReference reference = image.reference();
    if (image.source().equals(ImageSource.registry(reference))
        && !OfficialImages.mayExist(reference)) {
      findings.report(
          TranslationCode.UNDEFINED_STAGE,
          user.span(),
          reference.toString(),
          names.remedy(reference.toString()));
    }
    if (!images.containsKey(reference.toString())) {
      images.put(reference.toString(), draft(image, user));
    }
    return Optional.ofNullable(images.get(reference.toString()));
  }

  /** A stage that holds just an image. */
  private StageDraft draft(Origin.OtherImage image, Provenance user) {
    StageDraft draft =
        new StageDraft(
            header(image.source()).named(names.free("image-" + (images.size() + 1))),
            user,
            layout,
            ShellLessImages.mayHaveShell(image.reference()) ? Scene.IMAGE : Scene.HOST,
            List.of());
    restoreOwners(draft, user.span());
    return draft;
  }

  private static Header header(ImageSource source) {
    BootstrapAgent agent =
        switch (source.transport()) {
          case REGISTRY -> BootstrapAgent.DOCKER;
          case LAYOUT -> BootstrapAgent.OCI;
          case LAYOUT_ARCHIVE -> BootstrapAgent.OCI_ARCHIVE;
          case DOCKER_ARCHIVE -> BootstrapAgent.DOCKER_ARCHIVE;
        };
    return Header.of(agent, source.name());
  }
}
