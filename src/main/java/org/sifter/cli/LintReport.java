package org.sifter.cli;

import org.sifter.report.FindingsReporter;

/** Reports what is found, and writes the files that have been fixed. */
final class LintReport implements LintOutcome {
  private final FindingsReporter reporter;
  private final Results results;
  private final FileReader reader;
  private final Messages messages;
  private final boolean writes;
  private int fixes;
  private int fixedFiles;

  /**
   * A report that begins at once.
   *
   * @param writes whether fixed files are written; standard input is printed after its fixes
   */
  LintReport(
      FindingsReporter reporter,
      Results results,
      FileReader reader,
      Messages messages,
      boolean writes) {
    this.reporter = reporter;
    this.results = results;
    this.reader = reader;
    this.messages = messages;
    this.writes = writes;
    results.write(reporter.begin());
  }

  @Override
  public ExitCode take(LintedFile file) throws FileException {
    if (file.before().isEmpty()) {
      messages.report(file.diagnostics());
      return file.exitCode();
    }
    if (writes && file.fixes() > 0) {
      String name = file.name();
      new ResultFile(name, reader.path(name)).write(file.after().orElseThrow().bytes());
      fixes += file.fixes();
      fixedFiles++;
    }
    results.write(reporter.file(file.before().get().name(), file.shown()));
    return file.exitCode();
  }

  @Override
  public void end() {
    results.write(reporter.end());
    if (fixes > 0) {
      messages.say(
          "fixed %d finding%s in %d file%s"
              .formatted(fixes, fixes == 1 ? "" : "s", fixedFiles, fixedFiles == 1 ? "" : "s"));
    }
  }
}
