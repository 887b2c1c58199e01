package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslateOptions;

/** Converts Dockerfiles as a command line says. It may be used by several threads at once. */
final class FileConversion {
  private final Arguments arguments;
  private final Surroundings surroundings;
  private final FileReader reader;
  private final ConversionReport report;
  private final ResolveOptions resolving;
  private final Optional<Dialect> dialect;
  private final BaseImageOptions bases;

  /**
   * Conversions of a command.
   *
   * @param report knows what is told of what they find
   */
  FileConversion(
      Arguments arguments, Surroundings surroundings, FileReader reader, ConversionReport report)
      throws UsageException, FileException {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.reader = reader;
    this.report = report;
    this.resolving =
        new BuildOptions(arguments, surroundings)
            .resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    this.dialect = BuildOptions.dialect(arguments);
    this.bases = new BaseImageOptions(arguments, surroundings);
  }

  /** What came up while base images were looked up. */
  List<Diagnostic> remarks() {
    return bases.remarks();
  }

  Converted convert(DockerfileInput input) throws FileException {
    ConversionFindings findings = report.findings(input);
    DiagnosticLog log = new DiagnosticLog(input.source());
    TranslateOptions translating =
        Conversion.translateOptions(
            input, arguments, surroundings.platform(), dialect, /* given= */ Optional.empty());
    Conversion conversion = new Conversion(input, bases, resolving, translating, log);
    ExitCode code =
        arguments.has(OptionNames.LOCK)
            ? conversion.withLock(new LockUpdate(bases, input, resolving, reader))
            : conversion.run();
    List<Diagnostic> told = findings.told(log, conversion.reading());
    return new Converted(
        input.source().name(),
        told,
        conversion.translation().map(made -> DefinitionWriter.write(made.definition())),
        code == ExitCode.DONE && findings.areGrave(told) ? ExitCode.FINDINGS : code);
  }
}
