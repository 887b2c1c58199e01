package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.build.BuildCode;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.EngineDialect;
import org.sifter.build.ImageRecipe;
import org.sifter.diag.Diagnostic;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;
import org.sifter.layer.LayerStore;
import org.sifter.translate.Dialect;

/** Builds an image file. */
final class BuildCommand implements Command {
  @Override
  public String name() {
    return "build";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [CONTEXT|FILE.def|IMAGE] [-- ENGINE-OPTION...]";
  }

  @Override
  public String summary() {
    return "build an image file (SIF) from a Dockerfile";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("-o app.sif .", "the image of ./Dockerfile"),
        new Example("--slurm --launcher -o app.sif .", "in a job; with a launcher"));
  }

  @Override
  public List<String> usualOptions() {
    return List.of(
        OptionNames.FILE,
        OptionNames.OUTPUT,
        OptionNames.TARGET,
        OptionNames.BUILD_ARG,
        OptionNames.FORCE,
        OptionNames.NO_CACHE,
        OptionNames.SLURM);
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(OptionNames.ofImageBuilds());
    options.addAll(OptionNames.ofProgress());
    options.addAll(OptionNames.ofReports());
    options.add(OptionNames.lint());
    options.addAll(OptionNames.ofJobsAndLaunchers());
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    ReportOptions.choose(arguments, surroundings, messages);
    Optional<String> program = arguments.value(OptionNames.ENGINE);
    try (MachineTrial trial = new MachineTrial(program, surroundings)) {
      return run(trial, arguments, surroundings, messages);
    } catch (EngineException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.ENGINE;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED; // Before anything was built: there is nothing to tell.
    }
  }

  private static ExitCode run(
      MachineTrial trial, Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException, EngineException, InterruptedException {
    BuildSource source = new BuildSources(arguments, new FileReader(surroundings)).find();
    BuildSettings settings = new BuildSettings(source, arguments, surroundings);
    ProgressOptions shown = new ProgressOptions(arguments, surroundings);
    CacheOptions caching = new CacheOptions(arguments, surroundings);
    settings.verifyTarget();
    Optional<BuiltLauncher> launcher = BuiltLauncher.of(arguments, surroundings, source, settings);
    Map<String, String> job = SbatchOptions.of(arguments);
    if (arguments.has(OptionNames.SLURM)) {
      return new SubmittedBuild(arguments, surroundings, source, settings, job).run(messages);
    }
    tryMachine(trial, source, settings, caching);
    RecipeReader recipes =
        new RecipeReader(arguments, surroundings, messages, settings.secrets(), dialect(trial));
    RecipeReader.Reading reading = recipes.read(source);
    if (reading.recipe().isEmpty()) {
      return reading.code();
    }
    if (launcher.isPresent() && launcher.get().refuses(reading.meaning().orElseThrow(), messages)) {
      return ExitCode.FINDINGS;
    }
    BuildRun.Work work = work(reading, trial);
    BuilderChoice builders = new BuilderChoice(caching, trial::ground);
    ExitCode code =
        build(
            new BuildRun(settings, builders, work, surroundings),
            reading.unknownBases(),
            shown,
            messages);
    if (code == ExitCode.DONE && launcher.isPresent()) {
      launcher.get().write(reading.meaning().orElseThrow());
    }
    return code;
  }

  /** Has tried what this build may need. */
  private static void tryMachine(
      MachineTrial trial, BuildSource source, BuildSettings settings, CacheOptions caching) {
    if (source instanceof BuildSource.OfImage) {
      return; // Only to unpack an image, an engine needs no rights.
    }
    trial.tryModes();
    boolean mayHaveLayers =
        source instanceof BuildSource.OfDockerfile
            && caching.inLayers()
            && settings.engineOptions().isEmpty();
    if (mayHaveLayers) {
      caching.directory().map(LayerStore::of).ifPresent(trial::tryLayers);
    }
  }

  /**
   * That of the engine; if there is none, what is wrong with the Dockerfile is told before that.
   */
  private static Optional<Dialect> dialect(MachineTrial trial) throws InterruptedException {
    try {
      return Optional.of(EngineDialect.require(trial.engine()));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  private static BuildRun.Work work(RecipeReader.Reading reading, MachineTrial trial)
      throws EngineException, InterruptedException {
    Engine engine = trial.engine();
    if (reading.recipe().orElseThrow() instanceof DockerfileRecipe) {
      Dialect unused = EngineDialect.require(engine);
    }
    Optional<BuildModeChoice> mode =
        reading.recipe().orElseThrow() instanceof ImageRecipe
            ? Optional.empty()
            : Optional.of(trial.mode());
    return new BuildRun.Work(reading.recipe().orElseThrow(), reading.meaning(), engine, mode);
  }

  /** Messages come after the progress, and both before the process may end. */
  private static ExitCode build(
      BuildRun run, List<Diagnostic> unknownBases, ProgressOptions shown, Messages messages)
      throws FileException {
    Interruption interruption = Interruption.watch();
    try {
      BuildRun.Ending ending;
      Progress progress = shown.open();
      try (progress) {
        ending = run.build(progress);
      }
      if (!isUnfetched(ending)) {
        messages.report(unknownBases);
      }
      ending.failure().ifPresent(messages::report);
      progress.finish();
      if (ending.code() == ExitCode.INTERRUPTED) {
        messages.finish(); // The process does not wait for more.
      }
      return ending.code();
    } finally {
      interruption.close();
    }
  }

  private static boolean isUnfetched(BuildRun.Ending ending) {
    return ending
        .failure()
        .map(failure -> failure.diagnostic().code())
        .map(code -> code == BuildCode.IMAGE_NOT_FETCHED || code == BuildCode.IMAGE_NOT_UNPACKED)
        .orElse(false);
  }
}
