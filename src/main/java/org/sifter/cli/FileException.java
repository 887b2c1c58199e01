package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.json.MalformedJsonException;
import org.sifter.source.SourceFile;

/** Thrown for a file that cannot be used; carries what to tell the user. */
final class FileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** About what a diagnostic says. */
  FileException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /**
   * About a file as a whole.
   *
   * @param name how the user calls the file
   * @param arguments what the patterns of {@code code} name, in their order
   */
  static FileException of(Code code, String name, String... arguments) {
    SourceFile file = SourceFile.of(name, "");
    return new FileException(Diagnostic.of(code, file, Optional.empty(), List.of(arguments)));
  }

  /** About a place in a JSON file. */
  static FileException of(Code code, MalformedJsonException e) {
    return new FileException(
        Diagnostic.of(
            code, e.source(), Optional.of(e.span()), List.of(String.valueOf(e.getMessage()))));
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
