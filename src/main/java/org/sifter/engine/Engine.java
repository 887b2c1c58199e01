package org.sifter.engine;

import java.nio.file.Path;

/**
 * An engine that is installed.
 *
 * @param program its program, as an absolute path
 * @param kind which engine it is
 * @param version its version
 */
public record Engine(Path program, EngineKind kind, EngineVersion version) {

  /** How people call it, e.g. {@code Apptainer 1.4.5}. */
  public String label() {
    return kind.label() + " " + version;
  }
}
