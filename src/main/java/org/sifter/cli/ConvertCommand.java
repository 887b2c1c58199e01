package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.Translator;

/** Compiles a Dockerfile to a definition file. */
final class ConvertCommand implements Command {
  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [CONTEXT]";
  }

  @Override
  public String summary() {
    return "compile a Dockerfile to a definition file";
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofBuilds();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String context = arguments.single("CONTEXT").orElse(".");
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    FileReader reader = new FileReader(surroundings);
    DockerfileInput input =
        new DockerfileFinder(reader).find(arguments.value(OptionNames.FILE), context);
    Results results = options.results(reader);
    if (input.path().isPresent()) {
      results.mustNotOverwrite(input.path().get());
    }
    DiagnosticLog log = new DiagnosticLog(input.source());
    Optional<DefinitionFile> definition = Optional.empty();
    Optional<BuildPlan> plan = FrontEnd.plan(log, resolving);
    if (plan.isPresent()) {
      definition = Translator.translate(plan.get(), translateOptions(input, arguments), log);
    }
    messages.report(log.diagnostics());
    if (definition.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    results.write(DefinitionWriter.write(definition.get()));
    results.finish();
    return ExitCode.DONE;
  }

  private static TranslateOptions translateOptions(DockerfileInput input, Arguments arguments) {
    return new TranslateOptions(
        input.context(), input.path(), input.nameInContext(), arguments.has(OptionNames.LENIENT));
  }
}
