package org.sifter.cli;

import java.util.Set;
import org.sifter.report.FindingsReporter;

/** Reports what is found, and writes the files that have been fixed. */
final class LintReport implements LintOutcome {
  private final FindingsReporter reporter;
  private final Results results;
  private final FileReader reader;
  private final Messages messages;
  private final Set<Extra> extras;
  private int fixes;
  private int fixedFiles;

  /** What a report does besides. */
  enum Extra {
    /** Files that have been fixed are written. */
    WRITES_FIXED_FILES,
    /** Files that cannot be read are in the report, too, for programs that see nothing else. */
    REPORTS_UNUSABLE_FILES
  }

  /**
   * A report that begins at once.
   *
   * @param extras what else is done with the files
   */
  LintReport(
      FindingsReporter reporter,
      Results results,
      FileReader reader,
      Messages messages,
      Set<Extra> extras) {
    this.reporter = reporter;
    this.results = results;
    this.reader = reader;
    this.messages = messages;
    this.extras = Set.copyOf(extras);
    results.write(reporter.begin());
  }

  @Override
  public ExitCode take(LintedFile file) throws FileException {
    if (file.before().isEmpty()) {
      messages.report(file.diagnostics());
      if (extras.contains(Extra.REPORTS_UNUSABLE_FILES)) {
        results.write(reporter.file(file.name(), file.diagnostics()));
      }
      return file.exitCode();
    }
    if (extras.contains(Extra.WRITES_FIXED_FILES) && file.fixes() > 0) {
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
