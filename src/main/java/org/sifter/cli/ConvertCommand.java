package org.sifter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.DiagnosticLog;
import org.sifter.image.KnownImages;
import org.sifter.image.LockFile;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.Platform;
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
            translateOptions(input, arguments, surroundings.platform()),
            log);
    ExitCode code =
        arguments.has(OptionNames.LOCK)
            ? conversion.withLock(new LockUpdate(bases, input, resolving, reader), results)
            : conversion.run(bases.images(input, resolving.platform()), results);
    messages.report(bases.remarks());
    boolean fails = report.tell(log, conversion.reading(), messages);
    if (code == ExitCode.DONE) {
      results.finish();
    }
    return code == ExitCode.DONE && fails ? ExitCode.FINDINGS : code;
  }

  /** The conversion of one Dockerfile. */
  private static final class Conversion {
    private final DockerfileInput input;
    private final BaseImageOptions bases;
    private final ResolveOptions resolving;
    private final TranslateOptions translating;
    private final DiagnosticLog log;
    private Optional<FrontEnd.Reading> reading = Optional.empty();

    Conversion(
        DockerfileInput input,
        BaseImageOptions bases,
        ResolveOptions resolving,
        TranslateOptions translating,
        DiagnosticLog log) {
      this.input = input;
      this.bases = bases;
      this.resolving = resolving;
      this.translating = translating;
      this.log = log;
    }

    /** What was read; empty when it did not come to that. */
    Optional<FrontEnd.Reading> reading() {
      return reading;
    }

    ExitCode withLock(LockUpdate update, Results results) throws FileException {
      LockFile lock = update.lock(log);
      if (log.hasErrors()) {
        return ExitCode.FINDINGS;
      }
      ExitCode code = run(bases.images(input, resolving.platform()).pinnedBy(lock), results);
      if (code == ExitCode.DONE) {
        update.write(lock);
      }
      return code;
    }

    ExitCode run(KnownImages images, Results results) {
      FrontEnd.Reading read = FrontEnd.read(log, resolving.with(images));
      reading = Optional.of(read);
      Optional<BuildPlan> plan = read.plan();
      if (plan.isEmpty()) {
        return ExitCode.BAD_INPUT;
      }
      FrontEnd.verifyBases(plan.get(), bases.mode(), log);
      if (log.hasErrors()) {
        return ExitCode.FINDINGS;
      }
      Optional<DefinitionFile> definition = Translator.translate(plan.get(), translating, log);
      if (definition.isEmpty()) {
        return ExitCode.BAD_INPUT;
      }
      if (log.hasErrors()) {
        return ExitCode.FINDINGS;
      }
      results.write(DefinitionWriter.write(definition.get()));
      return ExitCode.DONE;
    }
  }

  private static TranslateOptions translateOptions(
      DockerfileInput input, Arguments arguments, Platform platform) throws UsageException {
    return new TranslateOptions(
        input.context(),
        input.path(),
        input.nameInContext(),
        arguments.has(OptionNames.LENIENT),
        platform,
        BuildOptions.dialect(arguments));
  }
}
