package org.sifter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionOutline;
import org.sifter.definition.DefinitionReader;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.TemplateValues;
import org.sifter.diag.DiagnosticLog;
import org.sifter.reverse.DefinitionTranslator;
import org.sifter.reverse.ReverseCode;
import org.sifter.reverse.ReverseOptions;
import org.sifter.source.SourceFile;

/** Translates a definition file to a Dockerfile. */
final class ToDockerfileCommand implements Command {
  @Override
  public String name() {
    return "to-dockerfile";
  }

  @Override
  public String synopsis() {
    return "[OPTION]... FILE.def [CONTEXT]";
  }

  @Override
  public String summary() {
    return "translate a definition file to a Dockerfile";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("app.def", "a Dockerfile, printed"),
        new Example("-o Dockerfile app.def .", "with its files here"));
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofReverse();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    if (arguments.rest().isEmpty() || arguments.rest().size() > 2) {
      throw new UsageException("name one definition file, and the context if it is not .");
    }
    String name = arguments.rest().get(0);
    FileReader reader = new FileReader(surroundings);
    SourceFile source = reader.read(name, FileRole.DEFINITION);
    Results results = BuildOptions.results(arguments, surroundings, reader);
    boolean isFile = !name.equals(FileReader.STANDARD_INPUT);
    if (isFile) {
      results.mustNotOverwrite(reader.path(name));
    }
    Path context = context(arguments, reader);
    DiagnosticLog log = new DiagnosticLog(source);
    String called = isFile ? reader.path(name).getFileName().toString() : "standard input";
    Optional<String> dockerfile =
        translate(
            log,
            BuildOptions.buildArguments(arguments, surroundings),
            new ReverseOptions(Optional.of(context), called, arguments.has(OptionNames.LENIENT)));
    messages.report(log.diagnostics());
    if (dockerfile.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    results.write(dockerfile.get());
    results.finish();
    return ExitCode.DONE;
  }

  private static Path context(Arguments arguments, FileReader reader) throws FileException {
    String written = arguments.rest().size() > 1 ? arguments.rest().get(1) : ".";
    Path context = reader.path(written);
    if (!Files.exists(context)) {
      throw FileException.of(
          CliCode.NO_SUCH_DIRECTORY, written, NearbyFiles.insteadOf(context).orElse(""));
    }
    if (!Files.isDirectory(context)) {
      throw FileException.of(CliCode.NOT_A_DIRECTORY, written);
    }
    return context;
  }

  private static Optional<String> translate(
      DiagnosticLog log, Map<String, String> given, ReverseOptions options) {
    String text = log.source().text();
    try {
      TemplateValues.Filled filled = TemplateValues.fill(text, new LinkedHashMap<>(given));
      String readable = DefinitionTranslator.readable(filled.text());
      DefinitionFile file = DefinitionReader.read(readable);
      DefinitionOutline outline = DefinitionOutline.of(readable);
      filled.used().forEach(used -> log.reportFile(ReverseCode.FIXED_ARGUMENT, used, used));
      return Optional.of(DefinitionTranslator.translate(file, outline, options, log));
    } catch (DefinitionSyntaxException e) {
      DefinitionTranslator.reportSyntax(log, e);
      return Optional.empty();
    }
  }
}
