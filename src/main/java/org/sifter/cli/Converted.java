package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;

/**
 * What the conversion of a Dockerfile has come to.
 *
 * @param name how messages call the Dockerfile
 * @param told what is to be told of it
 * @param definition the text of the definition file; empty when it has none
 * @param code how a command would end for it alone
 */
record Converted(String name, List<Diagnostic> told, Optional<String> definition, ExitCode code) {
  Converted {
    told = List.copyOf(told);
  }

  /** A Dockerfile, or a file that belongs to it, that cannot be read or written. */
  static Converted unusable(String name, FileException problem) {
    return new Converted(name, List.of(problem.diagnostic()), Optional.empty(), ExitCode.BAD_INPUT);
  }
}
