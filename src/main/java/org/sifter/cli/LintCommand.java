package org.sifter.cli;

import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.sifter.config.ConfigSchema;
import org.sifter.diag.Fix;
import org.sifter.report.FindingsFormat;
import org.sifter.resolve.ResolveOptions;

/** Tells what in Dockerfiles will not work on a cluster. Files are gone through on all cores. */
final class LintCommand implements Command {
  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [FILE|DIRECTORY]...";
  }

  @Override
  public String summary() {
    return "tell what in Dockerfiles will not work on an HPC cluster";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(".", "all Dockerfiles below here"),
        new Example("--format sarif -o lint.sarif .", "a report"));
  }

  @Override
  public List<String> usualOptions() {
    return List.of(
        OptionNames.FORMAT,
        OptionNames.FAIL_ON,
        OptionNames.SELECT,
        OptionNames.IGNORE,
        OptionNames.FIX,
        OptionNames.PROFILE);
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofLint();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    FileReader reader = new FileReader(surroundings);
    Results results = BuildOptions.results(arguments, surroundings, reader);
    if (arguments.has(OptionNames.CONFIG_SCHEMA)) {
      results.write(ConfigSchema.render(RuleWords.all()));
      results.finish();
      return ExitCode.DONE;
    }
    verify(arguments);
    Optional<String> context = arguments.value(OptionNames.CONTEXT);
    if (context.isPresent() && !Files.isDirectory(reader.path(context.get()))) {
      throw FileException.of(CliCode.NO_SUCH_DIRECTORY, context.get(), "Give the build context.");
    }
    ConfigurationFinder configurations =
        new ConfigurationFinder(
            reader, arguments.value(OptionNames.CONFIG), arguments.has(OptionNames.ISOLATED));
    FileLint lint = new FileLint(reader, configurations, request(arguments, surroundings));
    List<String> names = new DockerfileSearch(reader, configurations).find(arguments.rest());
    for (String name : names) {
      if (!name.equals(FileReader.STANDARD_INPUT)) {
        results.mustNotOverwrite(reader.path(name));
      }
    }
    LintOutcome outcome = outcome(arguments, surroundings, reader, results, messages);
    ExitCode code = new LintRun(outcome).run(names.parallelStream().map(lint::lint));
    results.finish();
    return code;
  }

  private static void verify(Arguments arguments) throws UsageException {
    boolean fixes = arguments.has(OptionNames.FIX) || arguments.has(OptionNames.UNSAFE_FIXES);
    boolean fromInput = arguments.rest().contains(FileReader.STANDARD_INPUT);
    if (fixes && fromInput && !arguments.has(OptionNames.DIFF)) {
      throw new UsageException("standard input cannot be fixed in place: add --diff");
    }
    if (arguments.has(OptionNames.WRITE_BASELINE) && !arguments.has(OptionNames.BASELINE)) {
      throw new UsageException("--write-baseline needs the file: --baseline FILE");
    }
    if (arguments.has(OptionNames.CONFIG) && arguments.has(OptionNames.ISOLATED)) {
      throw new UsageException("--config reads a config file, which --isolated forbids");
    }
  }

  private static FileLint.Request request(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    ResolveOptions resolving =
        new BuildOptions(arguments, surroundings)
            .resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    Optional<String> baseline = arguments.value(OptionNames.BASELINE);
    return new FileLint.Request(
        LintOptions.of(arguments),
        resolving,
        new BaseImageOptions(arguments, surroundings, ResolveMode.NEVER),
        arguments.value(OptionNames.CONTEXT),
        baseline,
        !arguments.has(OptionNames.WRITE_BASELINE),
        arguments.value(OptionNames.STDIN_FILENAME),
        fixes(arguments));
  }

  private static Set<Fix.Safety> fixes(Arguments arguments) {
    Set<Fix.Safety> fixes = EnumSet.noneOf(Fix.Safety.class);
    if (arguments.has(OptionNames.FIX) || arguments.has(OptionNames.DIFF)) {
      fixes.add(Fix.Safety.SAFE);
    }
    if (arguments.has(OptionNames.UNSAFE_FIXES)) {
      fixes.addAll(EnumSet.allOf(Fix.Safety.class));
    }
    return fixes;
  }

  private static Set<LintReport.Extra> extras(Arguments arguments) throws UsageException {
    Set<LintReport.Extra> extras = EnumSet.noneOf(LintReport.Extra.class);
    if (!fixes(arguments).isEmpty()) {
      extras.add(LintReport.Extra.WRITES_FIXED_FILES);
    }
    FindingsFormat format = ReportOptions.format(arguments);
    if (format != FindingsFormat.TTY && format != FindingsFormat.CONCISE) {
      extras.add(LintReport.Extra.REPORTS_UNUSABLE_FILES);
    }
    return extras;
  }

  private static LintOutcome outcome(
      Arguments arguments,
      Surroundings surroundings,
      FileReader reader,
      Results results,
      Messages messages)
      throws UsageException, FileException {
    if (arguments.has(OptionNames.SHOW_CONFIG)) {
      return new LintConfigurations(results, messages);
    }
    if (arguments.has(OptionNames.DIFF)) {
      return new LintDiff(results, messages);
    }
    if (arguments.has(OptionNames.WRITE_BASELINE)) {
      String baseline = arguments.value(OptionNames.BASELINE).orElseThrow();
      return new LintBaseline(baseline, reader, messages);
    }
    if (arguments.has(OptionNames.STATISTICS)) {
      return new LintStatistics(results, messages);
    }
    return new LintReport(
        ReportOptions.reporter(arguments, surroundings),
        results,
        reader,
        messages,
        extras(arguments));
  }
}
