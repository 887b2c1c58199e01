package org.sifter.engine;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;

/** Thrown when there is no engine that can be used; carries what to tell the user. */
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  private EngineException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /**
   * About an engine.
   *
   * @param subject how the user calls it
   * @param arguments what the patterns of {@code code} name, in their order
   */
  public static EngineException of(EngineCode code, String subject, String... arguments) {
    SourceFile file = SourceFile.of(subject, "");
    return new EngineException(Diagnostic.of(code, file, Optional.empty(), List.of(arguments)));
  }

  /** What is wrong, and what can be done about it. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
