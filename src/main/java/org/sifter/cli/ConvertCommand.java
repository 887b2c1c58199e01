package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.image.LockFile;

/** Compiles Dockerfiles to definition files. Several are gone through on all cores. */
final class ConvertCommand implements Command {
  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... [FILE|CONTEXT]...";
  }

  @Override
  public String summary() {
    return "compile Dockerfiles to definition files";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("-o app.def .", "a definition file for ./Dockerfile"),
        new Example("-r -o defs .", "one for each Dockerfile below this directory"));
  }

  @Override
  public List<String> usualOptions() {
    return List.of(
        OptionNames.FILE,
        OptionNames.OUTPUT,
        OptionNames.TARGET,
        OptionNames.BUILD_ARG,
        OptionNames.RECURSIVE,
        OptionNames.LENIENT);
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(OptionNames.ofConversions());
    options.addAll(OptionNames.ofReports());
    options.add(OptionNames.lint());
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    FileReader reader = new FileReader(surroundings);
    ConversionReport report = ConversionReport.of(arguments, surroundings, reader, messages);
    FileConversion conversion = new FileConversion(arguments, surroundings, reader, report);
    List<String> names = DockerfileArguments.names(arguments, reader);
    if (names.size() > 1 || arguments.has(OptionNames.RECURSIVE)) {
      DefinitionFiles files = new DefinitionFiles(arguments.value(OptionNames.OUTPUT), reader);
      return new ManyConversions(reader, conversion, files, report).run(names, messages);
    }
    DockerfileFinder finder = new DockerfileFinder(reader);
    Optional<String> file = arguments.value(OptionNames.FILE);
    DockerfileInput input =
        file.isPresent() ? finder.find(file, names.get(0)) : finder.findOnItsOwn(names.get(0));
    Results results = BuildOptions.results(arguments, surroundings, reader);
    if (input.path().isPresent()) {
      results.mustNotOverwrite(input.path().get());
    }
    results.mustNotOverwrite(reader.path(input.beside(LockFile.NAME)));
    return convert(input, conversion, report, results, messages);
  }

  private static ExitCode convert(
      DockerfileInput input,
      FileConversion conversion,
      ConversionReport report,
      Results results,
      Messages messages)
      throws FileException {
    Converted converted = conversion.convert(input);
    messages.report(conversion.remarks());
    report.begin();
    report.tell(converted.name(), converted.told());
    report.end();
    converted.definition().ifPresent(results::write);
    if (converted.definition().isPresent()) {
      results.finish();
    }
    return converted.code();
  }
}
