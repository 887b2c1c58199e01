package org.sifter.build;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;

/** Thrown when an image file cannot be put where it is asked for; carries what to tell the user. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  TargetException(Code code, String name, String... arguments) {
    super(code + " " + name);
    this.diagnostic =
        Diagnostic.of(code, SourceFile.of(name, ""), Optional.empty(), List.of(arguments));
  }

  /** What to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
