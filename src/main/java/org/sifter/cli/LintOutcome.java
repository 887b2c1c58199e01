package org.sifter.cli;

/** What becomes of the files that are linted. */
interface LintOutcome {
  /**
   * Takes a file; files come in the order of the report.
   *
   * @return how the command would end for this file alone
   */
  ExitCode take(LintedFile file) throws FileException;

  /** Ends the report, when no more files come. */
  void end() throws FileException;
}
