package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.config.Configuration;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;

/**
 * What linting a file has come to.
 *
 * @param name how the user calls it
 * @param before the file as it was; empty when it could not be read
 * @param after the file with the fixes that were asked for
 * @param fixes how many fixes were made
 * @param valid whether it is a Dockerfile that has a plan
 * @param diagnostics what is found in it, after fixing
 * @param configuration what was in force
 */
record LintedFile(
    String name,
    Optional<SourceFile> before,
    Optional<SourceFile> after,
    int fixes,
    boolean valid,
    List<Diagnostic> diagnostics,
    Configuration configuration) {
  LintedFile {
    diagnostics = List.copyOf(diagnostics);
  }

  /** A file, or its config, that cannot be used. */
  static LintedFile unusable(String name, FileException problem) {
    return new LintedFile(
        name,
        Optional.empty(),
        Optional.empty(),
        0,
        /* valid= */ false,
        List.of(problem.diagnostic()),
        Configuration.EMPTY);
  }

  /** The diagnostics that are grave enough to be shown. */
  List<Diagnostic> shown() {
    return configuration
        .minSeverity()
        .map(level -> diagnostics.stream().filter(d -> level.isReachedBy(d.severity())).toList())
        .orElse(diagnostics);
  }

  /** How a command would end for it alone. */
  ExitCode exitCode() {
    if (!valid) {
      return ExitCode.BAD_INPUT;
    }
    return diagnostics.stream().anyMatch(d -> configuration.threshold().isReachedBy(d.severity()))
        ? ExitCode.FINDINGS
        : ExitCode.DONE;
  }
}
