package org.sifter.build;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildListener;
import org.sifter.source.Span;

/** What an engine's {@code build} prints, as events, and in the end as what has failed. */
final class EngineOutput {
  /** How engines announce that they write the image (Apptainer and SingularityCE alike). */
  private static final Pattern ASSEMBLY = Pattern.compile("INFO: +Creating SIF file\\.\\.\\..*");

  /** How engines tell what a script ended with, e.g. {@code ... section: exit status 1}. */
  private static final Pattern STATUS =
      Pattern.compile("(?:exit status (?<status>[0-9]{1,3})|signal: (?<signal>[a-z ]+))$");

  /** What an engine prints once it has understood what it is to build. */
  private static final Pattern STARTED = Pattern.compile("INFO: +Starting build");

  /** What an engine prints when it has got an image, and runs a script of its stage. */
  private static final Pattern SCRIPT = Pattern.compile("INFO: +Running (?:setup|post) scriptlet");

  private final Recipe recipe;
  private final BuildListener listener;
  private final StepProgress progress;
  private OptionalInt served = OptionalInt.empty();
  private boolean assembles;
  private boolean hasStarted;
  private boolean runsScript;

  EngineOutput(Recipe recipe, BuildListener listener) {
    this.recipe = recipe;
    this.listener = listener;
    this.progress = new StepProgress(recipe.steps().size(), listener);
  }

  /** The engine starts. */
  void begin() {
    progress.begin(1);
  }

  /** It has printed a line. */
  void line(String line) {
    Recipe.Sign sign = recipe.read(line, progress.current());
    sign.before().ifPresent(this::output);
    sign.begins().ifPresent(this::beginStep);
    if (sign.serves().isPresent()) {
      served = sign.serves();
    }
    if (sign.endsSteps()) {
      progress.endSteps();
    }
    sign.after().ifPresent(this::output);
  }

  private void beginStep(int number) {
    served = OptionalInt.empty();
    runsScript = false;
    progress.begin(number);
  }

  private void output(String line) {
    if (ASSEMBLY.matcher(line).matches()) {
      beginAssembly();
    }
    hasStarted |= STARTED.matcher(line).lookingAt();
    runsScript |= SCRIPT.matcher(line).lookingAt();
    progress.output(line, isOfStep(line));
  }

  /** Before the first step of a stage has got its image, the engine speaks mostly of itself. */
  private boolean isOfStep(String line) {
    if (EngineLine.isLastWord(line) || !progress.isRunning()) {
      return false;
    }
    return !recipe.step(progress.current()).isBase() || (hasStarted && !EngineLine.isInner(line));
  }

  private void beginAssembly() {
    if (!assembles) {
      assembles = true;
      progress.endSteps();
      listener.on(new BuildEvent.AssemblyStarted());
    }
  }

  /** It has ended, and made the image. */
  void end() {
    beginAssembly();
  }

  /** Whether the engine may begin anew after a {@link FetchRace}, as it has run no step yet. */
  boolean hasLostFetchRace() {
    return progress.current() <= 1 && FetchRace.isLost(progress.lastLines());
  }

  /**
   * What has failed. The step that runs is told to have failed.
   *
   * @param status the exit status of the engine
   */
  BuildFailedException failure(int status) {
    List<String> lines = progress.lastLines();
    BuildPoint point = point();
    progress.fail();
    return new BuildFailedException(point, scriptStatus(lines).orElse(status), lines);
  }

  private BuildPoint point() {
    if (assembles || !progress.isRunning()) {
      return new BuildPoint.AtAssembly();
    }
    RecipeStep step = recipe.step(progress.current());
    if (!step.isBase()) {
      return new BuildPoint.AtStep(step.number());
    }
    if (served.isPresent()) {
      return new BuildPoint.AtStep(served.getAsInt());
    }
    if (runsScript && step.number() < recipe.steps().size()) {
      return new BuildPoint.AtStep(step.number() + 1); // What its script begins with has failed.
    }
    return step.image()
        .filter(image -> hasStarted)
        .<BuildPoint>map(
            image -> new BuildPoint.AtImage(image, step.place().orElseGet(() -> Span.at(0))))
        .orElseGet(BuildPoint.BeforeSteps::new);
  }

  private static OptionalInt scriptStatus(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher status = STATUS.matcher(lines.get(i));
      if (lines.get(i).startsWith("FATAL:") && status.find()) {
        return OptionalInt.of(
            status.group("status") == null
                ? Signals.status(status.group("signal"))
                : Integer.parseInt(status.group("status")));
      }
    }
    return OptionalInt.empty();
  }
}
