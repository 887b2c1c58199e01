package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.ResolveOptions;

/** Shows what Dockerfiles mean: their build plans. Several files are gone through at once. */
final class PlanCommand implements Command {
  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [FILE|CONTEXT]...";
  }

  @Override
  public String summary() {
    return "show what Dockerfiles mean: stages, steps and image configs";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(".", "what ./Dockerfile means"),
        new Example("--format json --target build .", "one stage, for other programs"));
  }

  @Override
  public List<String> usualOptions() {
    return List.of(
        OptionNames.FILE,
        OptionNames.TARGET,
        OptionNames.BUILD_ARG,
        OptionNames.FORMAT,
        OptionNames.RECURSIVE);
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(OptionNames.ofBuilds());
    options.add(OptionNames.recursive());
    options.add(OptionNames.format());
    return options;
  }

  /**
   * What became of a file.
   *
   * @param text what is printed for it
   * @param code how the command would end for it alone
   */
  private record Planned(String text, ExitCode code, List<Diagnostic> diagnostics) {}

  /** What finds and reads a Dockerfile. */
  private interface Source {
    DockerfileInput read() throws FileException;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    PlanFormat format = PlanFormat.of(arguments);
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.UNSET);
    BaseImageOptions bases = new BaseImageOptions(arguments, surroundings);
    FileReader reader = new FileReader(surroundings);
    Results results = options.results(reader);
    DockerfileFinder finder = new DockerfileFinder(reader);
    Optional<String> file = arguments.value(OptionNames.FILE);
    List<String> names = DockerfileArguments.names(arguments, reader);
    for (String name : names) {
      for (var candidate : finder.candidates(file.orElse(name))) {
        results.mustNotOverwrite(candidate);
      }
    }
    Printer printer = new Printer(format, names.size(), results, messages);
    names.parallelStream()
        .map(
            name ->
                plan(
                    file.orElse(name),
                    () -> file.isPresent() ? finder.find(file, name) : finder.find(name),
                    resolving,
                    bases,
                    format))
        .forEachOrdered(printer::print);
    messages.report(bases.remarks());
    return printer.finish();
  }

  private static Planned plan(
      String name,
      Source source,
      ResolveOptions options,
      BaseImageOptions bases,
      PlanFormat format) {
    try {
      DockerfileInput input = source.read();
      DiagnosticLog log = new DiagnosticLog(input.source());
      ResolveOptions resolving = options.with(bases.images(input, options.platform()));
      Optional<BuildPlan> plan = FrontEnd.plan(log, resolving);
      plan.ifPresent(known -> FrontEnd.verifyBases(known, bases.mode(), log));
      ExitCode code =
          plan.isEmpty() ? ExitCode.BAD_INPUT : log.hasErrors() ? ExitCode.FINDINGS : ExitCode.DONE;
      String text =
          code == ExitCode.DONE
              ? format.render(input.name(), plan.get())
              : format.render(input.name(), firstError(log));
      return new Planned(text, code, log.diagnostics());
    } catch (FileException e) {
      Diagnostic error = e.diagnostic();
      return new Planned(format.render(name, error), ExitCode.BAD_INPUT, List.of(error));
    }
  }

  private static Diagnostic firstError(DiagnosticLog log) {
    return log.diagnostics().stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .findFirst()
        .orElseThrow();
  }

  /** Prints what became of the files, in their order. */
  private static final class Printer {
    private final PlanFormat format;
    private final int count;
    private final Results results;
    private final Messages messages;
    private boolean isFirst = true;
    private ExitCode worst = ExitCode.DONE;

    Printer(PlanFormat format, int count, Results results, Messages messages) {
      this.format = format;
      this.count = count;
      this.results = results;
      this.messages = messages;
      results.write(format.opening(count));
    }

    void print(Planned planned) {
      messages.report(planned.diagnostics());
      worst = planned.code().compareTo(worst) > 0 ? planned.code() : worst;
      if (!planned.text().isEmpty()) {
        results.write((isFirst ? "" : format.separator()) + planned.text());
        isFirst = false;
      }
    }

    ExitCode finish() throws FileException {
      results.write(format.closing(count));
      if (worst == ExitCode.DONE || !isFirst) {
        results.finish();
      }
      return worst;
    }
  }
}
