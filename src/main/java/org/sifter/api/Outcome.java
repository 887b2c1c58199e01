package org.sifter.api;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;

/**
 * What has been made of a Dockerfile.
 *
 * @param result it; empty when an error stands in its way
 * @param diagnostics what there is to say about it, in the order of its places in the Dockerfile
 */
public record Outcome<T>(Optional<T> result, List<Diagnostic> diagnostics) {
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Nothing that an error has been reported of is given out. */
  static <T> Outcome<T> of(Optional<T> result, DiagnosticLog log) {
    return new Outcome<>(log.hasErrors() ? Optional.empty() : result, log.diagnostics());
  }
}
