package org.sifter.cli;

import java.io.PrintStream;
import java.util.List;
import org.sifter.build.FailureReport;
import org.sifter.diag.Diagnostic;
import org.sifter.report.Palette;
import org.sifter.report.Tally;
import org.sifter.report.TextReporter;

/** Tells diagnostics to the user. */
final class Messages {
  private final PrintStream err;
  private final TextReporter reporter;
  private final Tally tally = new Tally();

  Messages(PrintStream err, Palette palette) {
    this.err = err;
    this.reporter = new TextReporter(palette);
  }

  void report(List<Diagnostic> diagnostics) {
    diagnostics.forEach(diagnostic -> err.print(reporter.render(diagnostic)));
    tally.add(diagnostics);
  }

  /** Tells why a build has failed. */
  void report(FailureReport failure) {
    err.print(reporter.render(failure.diagnostic(), failure.output()));
    tally.add(List.of(failure.diagnostic()));
  }

  /** Prints a report that was made elsewhere. */
  void print(String report) {
    err.print(report);
  }

  /** Says something that is about no place. */
  void say(String text) {
    err.print(text + "\n");
  }

  /** Says how many diagnostics there were. */
  void finish() {
    tally.summary().ifPresent(summary -> err.print(summary + "\n"));
    err.flush();
  }
}
