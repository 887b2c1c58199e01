package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.report.FindingsReporter;

/** Tells what conversions have found, in the formats of the linter, file by file. */
final class ConversionReport {
  private final ConfiguredFindings findings;

  /** Writes a report for programs; empty for people, who read messages. */
  private final Optional<FindingsReporter> reporter;

  private final Messages messages;

  private ConversionReport(
      ConfiguredFindings findings, Optional<FindingsReporter> reporter, Messages messages) {
    this.findings = findings;
    this.reporter = reporter;
    this.messages = messages;
  }

  static ConversionReport of(
      Arguments arguments, Surroundings surroundings, FileReader reader, Messages messages)
      throws UsageException, FileException {
    return new ConversionReport(
        ConfiguredFindings.of(arguments, reader),
        ReportOptions.forPrograms(arguments, surroundings),
        messages);
  }

  /** What becomes of the findings in a Dockerfile. */
  ConversionFindings findings(DockerfileInput input) throws FileException {
    return findings.in(input);
  }

  /** Comes before the first file. */
  void begin() {
    reporter.ifPresent(r -> messages.print(r.begin()));
  }

  /**
   * Tells what is found in a file.
   *
   * @param name how messages call it
   */
  void tell(String name, List<Diagnostic> told) {
    reporter.ifPresentOrElse(r -> messages.print(r.file(name, told)), () -> messages.report(told));
  }

  /** Comes behind the last file. */
  void end() {
    reporter.ifPresent(r -> messages.print(r.end()));
  }
}
