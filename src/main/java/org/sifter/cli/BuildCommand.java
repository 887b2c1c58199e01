package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineSearch;
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
    options.addAll(OptionNames.ofReports());
    options.add(OptionNames.lint());
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    BuildSource source = new BuildSources(arguments, new FileReader(surroundings)).find();
    SecretOptions secrets = new SecretOptions(arguments, surroundings);
    BuildRun run = new BuildRun(source, secrets, arguments, surroundings, messages);
    Optional<Engine> engine = Optional.empty();
    Optional<EngineException> missing = Optional.empty();
    try {
      engine = Optional.of(engine(arguments, surroundings));
    } catch (EngineException e) {
      missing = Optional.of(e); // What is wrong with the Dockerfile is told before.
    }
    RecipeReader.Reading reading =
        new RecipeReader(
                arguments, surroundings, messages, secrets, engine.map(BuildCommand::dialect))
            .read(source);
    if (reading.recipe().isEmpty()) {
      return reading.code();
    }
    if (engine.isEmpty()) {
      messages.report(missing.map(EngineException::diagnostic).stream().toList());
      return ExitCode.ENGINE;
    }
    return run.of(reading.recipe().get(), engine.get());
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
}
