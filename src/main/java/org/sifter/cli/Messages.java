package org.sifter.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.FailureReport;
import org.sifter.diag.Diagnostic;
import org.sifter.report.FindingsReporter;
import org.sifter.report.Palette;
import org.sifter.report.Tally;
import org.sifter.report.TextReporter;

/** Tells diagnostics: to people at once, to programs as one report when the command ends. */
final class Messages {
  private final PrintStream err;
  private final TextReporter reporter;
  private final Tally tally = new Tally();
  private Optional<FindingsReporter> forPrograms = Optional.empty();

  /** What the report for programs is to hold, by the names of the files. */
  private final Map<String, List<Diagnostic>> findings = new LinkedHashMap<>();

  Messages(PrintStream err, Palette palette) {
    this.err = err;
    this.reporter = new TextReporter(palette);
  }

  /** From now on, diagnostics are told to programs. */
  void tellPrograms(FindingsReporter report) {
    forPrograms = Optional.of(report);
  }

  void report(List<Diagnostic> diagnostics) {
    if (forPrograms.isPresent()) {
      diagnostics.forEach(diagnostic -> findings(diagnostic.source().name()).add(diagnostic));
      return;
    }
    err.print(reporter.renderFile(diagnostics));
    tally.add(diagnostics);
  }

  /**
   * Tells what was found in a file, of which programs hear also when that is nothing.
   *
   * @param name how messages call it
   */
  void report(String name, List<Diagnostic> diagnostics) {
    if (forPrograms.isPresent()) {
      findings(name).addAll(diagnostics);
    } else {
      report(diagnostics);
    }
  }

  private List<Diagnostic> findings(String name) {
    return findings.computeIfAbsent(name, unknown -> new ArrayList<>());
  }

  /** Tells why a build has failed. */
  void report(FailureReport failure) {
    if (forPrograms.isPresent()) {
      report(List.of(failure.withOutputInMessage()));
      return;
    }
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

  /**
   * Ends the messages: with the report for programs, if it has come to that, or by saying how many
   * diagnostics there were.
   */
  void finish() {
    if (!findings.isEmpty()) {
      forPrograms.ifPresent(this::print);
      findings.clear();
    }
    tally.summary().ifPresent(summary -> err.print(summary + "\n"));
    err.flush();
  }

  private void print(FindingsReporter report) {
    StringBuilder text = new StringBuilder(report.begin());
    findings.forEach((name, diagnostics) -> text.append(report.file(name, diagnostics)));
    err.print(text.append(report.end()));
  }
}
