package org.sifter.slurm;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;

/** Thrown when Slurm cannot do what is asked of it; carries what to tell the user. */
public final class SlurmException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /**
   * About something that is wrong.
   *
   * @param name what it is about, as the user calls it
   * @param arguments what the patterns of {@code code} name, in their order
   */
  public SlurmException(SlurmCode code, String name, String... arguments) {
    super(code + " " + name);
    this.diagnostic =
        Diagnostic.of(code, SourceFile.of(name, ""), Optional.empty(), List.of(arguments));
  }

  /** What to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
