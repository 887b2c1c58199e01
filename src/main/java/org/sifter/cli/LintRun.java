package org.sifter.cli;

import java.util.Optional;
import java.util.stream.Stream;

/** Hands linted files on in their order, and remembers how the worst of them ends. */
final class LintRun {
  private final LintOutcome outcome;
  private ExitCode worst = ExitCode.DONE;
  private Optional<FileException> failure = Optional.empty();

  LintRun(LintOutcome outcome) {
    this.outcome = outcome;
  }

  /**
   * Takes all files.
   *
   * @throws FileException when a result cannot be written; files after that are left out
   */
  ExitCode run(Stream<LintedFile> files) throws FileException {
    files.forEachOrdered(this::take);
    if (failure.isPresent()) {
      throw failure.get();
    }
    outcome.end();
    return worst;
  }

  private void take(LintedFile file) {
    if (failure.isPresent()) {
      return;
    }
    try {
      ExitCode code = outcome.take(file);
      worst = code.compareTo(worst) > 0 ? code : worst;
    } catch (FileException e) {
      failure = Optional.of(e);
    }
  }
}
