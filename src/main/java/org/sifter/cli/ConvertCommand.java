package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.DiagnosticLog;
import org.sifter.image.LockFile;
import org.sifter.resolve.ResolveOptions;

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
    List<Option> options = new ArrayList<>(OptionNames.ofBuilds());
    options.add(OptionNames.lock());
    options.addAll(OptionNames.ofReports());
    options.add(OptionNames.lint());
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String context = arguments.single("CONTEXT").orElse(".");
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    BaseImageOptions bases = new BaseImageOptions(arguments, surroundings);
    FileReader reader = new FileReader(surroundings);
    DockerfileInput input =
        new DockerfileFinder(reader).find(arguments.value(OptionNames.FILE), context);
    Results results = options.results(reader);
    if (input.path().isPresent()) {
      results.mustNotOverwrite(input.path().get());
    }
    results.mustNotOverwrite(reader.path(input.beside(LockFile.NAME)));
    ConversionReport report = ConversionReport.of(arguments, surroundings, reader, input);
    DiagnosticLog log = new DiagnosticLog(input.source());
    Conversion conversion =
        new Conversion(
            input,
            bases,
            resolving,
            Conversion.translateOptions(
                input,
                arguments,
                surroundings.platform(),
                BuildOptions.dialect(arguments),
                /* given= */ Optional.empty()),
            log);
    ExitCode code =
        arguments.has(OptionNames.LOCK)
            ? conversion.withLock(new LockUpdate(bases, input, resolving, reader))
            : conversion.run();
    messages.report(bases.remarks());
    boolean fails = report.tell(log, conversion.reading(), messages);
    if (code == ExitCode.DONE) {
      conversion
          .translation()
          .ifPresent(made -> results.write(DefinitionWriter.write(made.definition())));
      results.finish();
    }
    return code == ExitCode.DONE && fails ? ExitCode.FINDINGS : code;
  }
}
