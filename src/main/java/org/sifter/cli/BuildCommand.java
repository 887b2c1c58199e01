package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.build.ImageRecipe;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.BuildModes;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineSearch;
import org.sifter.engine.Machine;
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
    Optional<Engine> engine = Optional.empty();
    Optional<EngineException> missing = Optional.empty();
    try {
      engine = Optional.of(engine(arguments, surroundings));
    } catch (EngineException e) {
      missing = Optional.of(e); // What is wrong with the Dockerfile is told before.
    }
    RecipeReader recipes =
        new RecipeReader(
            arguments,
            surroundings,
            messages,
            settings.secrets(),
            engine.map(BuildCommand::dialect));
    RecipeReader.Reading reading = recipes.read(source);
    if (reading.recipe().isEmpty()) {
      return reading.code();
    }
    if (launcher.isPresent() && launcher.get().refuses(reading.meaning().orElseThrow(), messages)) {
      return ExitCode.FINDINGS;
    }
    try {
      if (missing.isPresent()) {
        throw missing.get();
      }
      BuildRun.Work work = work(reading, engine.orElseThrow(), surroundings);
      BuilderChoice builders = new BuilderChoice(caching, surroundings);
      ExitCode code = build(new BuildRun(settings, builders, work, surroundings), shown, messages);
      if (code == ExitCode.DONE && launcher.isPresent()) {
        launcher.get().write(reading.meaning().orElseThrow());
      }
      return code;
    } catch (EngineException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.ENGINE;
    }
  }

  private static Engine engine(Arguments arguments, Surroundings surroundings)
      throws EngineException {
    return new EngineSearch(surroundings.variables(), surroundings.workingDirectory())
        .find(arguments.value(OptionNames.ENGINE));
  }

  private static Dialect dialect(Engine engine) {
    return switch (engine.kind()) {
      case APPTAINER -> Dialect.APPTAINER;
      case SINGULARITY_CE -> Dialect.SINGULARITYCE;
      case SINGULARITY -> Dialect.SINGULARITY3;
    };
  }

  /** Only to unpack an image, an engine needs no rights. */
  private static BuildRun.Work work(
      RecipeReader.Reading reading, Engine engine, Surroundings surroundings)
      throws EngineException {
    Machine machine = Machine.of(surroundings.variables(), surroundings.workingDirectory());
    Optional<BuildModeChoice> mode =
        reading.recipe().orElseThrow() instanceof ImageRecipe
            ? Optional.empty()
            : Optional.of(new BuildModes(machine).require(engine));
    return new BuildRun.Work(reading.recipe().orElseThrow(), reading.meaning(), engine, mode);
  }

  /** Messages come after the progress, and both before the process may end. */
  private static ExitCode build(BuildRun run, ProgressOptions shown, Messages messages)
      throws FileException {
    Interruption interruption = Interruption.watch();
    try {
      BuildRun.Ending ending;
      Progress progress = shown.open();
      try (progress) {
        ending = run.build(progress);
      }
      ending.failure().ifPresent(messages::report);
      progress.finish();
      return ending.code();
    } finally {
      interruption.close();
    }
  }
}
