package org.sifter.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BuildContext;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageConfig;
import org.sifter.script.ParsedScript;
import org.sifter.script.ScriptError;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;
import org.sifter.syntax.Instruction;

/** A Dockerfile, what it means, and what its steps and the image run. */
public final class Analysis {
  private final Dockerfile dockerfile;
  private final BuildPlan plan;
  private final Optional<BuildContext> context;
  private final List<StageView> stages;
  private final List<StageView> lineage;
  private final List<ScriptError> unread = new ArrayList<>();
  private final List<Invocation> invocations;
  private final List<Invocation> shipped;
  private final FileHistory files;
  private final ScriptFinder texts;
  private final DefaultCommand defaultCommand;

  private Analysis(Dockerfile dockerfile, BuildPlan plan, Optional<BuildContext> context) {
    this.dockerfile = dockerfile;
    this.plan = plan;
    this.context = context;
    this.stages = StageReader.read(dockerfile, plan);
    this.lineage = stages.stream().filter(StageView::shipped).toList();
    this.invocations = read(moments());
    this.shipped =
        invocations.stream().filter(invocation -> invocation.moment().shipped()).toList();
    this.files = FileHistory.of(shippedMoments(), shipped);
    this.texts = new ScriptFinder(shippedMoments(), shipped, context);
    this.defaultCommand = new DefaultCommandReader(lineage, texts).read();
  }

  /**
   * Looks into a Dockerfile.
   *
   * @param plan what it means
   * @param context the build context, when there is one to look into
   */
  public static Analysis of(Dockerfile dockerfile, BuildPlan plan, Optional<BuildContext> context) {
    return new Analysis(dockerfile, plan, context);
  }

  /** The Dockerfile. */
  public Dockerfile dockerfile() {
    return dockerfile;
  }

  /** What it means. */
  public BuildPlan plan() {
    return plan;
  }

  /** The build context, when there is one to look into. */
  public Optional<BuildContext> context() {
    return context;
  }

  /** The stages that are built, in the order of the file. */
  public List<StageView> stages() {
    return stages;
  }

  /** The stages that make the image, the one on the base image first. */
  public List<StageView> lineage() {
    return lineage;
  }

  /** The instructions of all stages that are built, in the order of the file. */
  public List<Moment> moments() {
    return moments(stages);
  }

  /** The instructions that make the image, in the order of the file. */
  public List<Moment> shippedMoments() {
    return moments(lineage);
  }

  /** The commands of the steps of all stages that are built, in the order of the file. */
  public List<Invocation> invocations() {
    return invocations;
  }

  /** Why parts of the steps cannot be read as a shell would; their commands are not known. */
  public List<ScriptError> unread() {
    return Collections.unmodifiableList(unread);
  }

  /** The commands of the steps that make the image, in the order of the file. */
  public List<Invocation> shippedInvocations() {
    return shipped;
  }

  /** What the steps that make the image do to files. */
  public FileHistory files() {
    return files;
  }

  /** A file of the image, where its text can be seen: in the Dockerfile or the build context. */
  public Optional<FileText> file(String path) {
    return texts.find(path, defaultCommand.span());
  }

  /** What the image runs when its user gives no command. */
  public DefaultCommand defaultCommand() {
    return defaultCommand;
  }

  /** The image that the image is built on; empty when it is built from nothing. */
  public Optional<BaseImage> base() {
    return lineage.get(0).stage().base() instanceof Base.Image image
        ? Optional.of(BaseImage.of(image))
        : Optional.empty();
  }

  /** Where the image that the image is built on is named. */
  public Span baseName() {
    Moment from = lineage.get(0).beginning();
    return from.as(Instruction.From.class).map(f -> f.image().span()).orElse(from.span());
  }

  /** The config of the image. */
  public ImageConfig config() {
    return plan.target().config();
  }

  /** What is in force behind the last instruction of the image. */
  public StageState end() {
    return lineage.get(lineage.size() - 1).end();
  }

  private static List<Moment> moments(List<StageView> stages) {
    return stages.stream().flatMap(stage -> stage.moments().stream()).toList();
  }

  /** Reads the commands of steps, and keeps what cannot be read of them. */
  private List<Invocation> read(List<Moment> moments) {
    List<Invocation> read = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.instruction() instanceof Instruction.Run run) {
        CommandText.read(run.command(), moment.state().shell())
            .ifPresent(parsed -> read(parsed, moment, read));
      }
    }
    return read;
  }

  private void read(ParsedScript parsed, Moment moment, List<Invocation> read) {
    read.addAll(
        InvocationReader.read(
            parsed.script(), moment, ScriptSource.dockerfile(moment.span()), moment.state()));
    unread.addAll(parsed.errors());
  }
}
