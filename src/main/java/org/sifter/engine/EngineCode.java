package org.sifter.engine;

import org.sifter.diag.Code;
import org.sifter.diag.Wording;

/** What can be wrong with an engine. */
public enum EngineCode implements Code {
  NO_ENGINE("neither apptainer nor singularity is on it", "%s"),
  ENGINE_NOT_ON_PATH("no program of this name is on PATH", Remedies.ANOTHER),
  NO_SUCH_ENGINE("there is no such program", Remedies.ANOTHER),
  ENGINE_IS_DIRECTORY("this is a directory, not a program", "Name the program in it: %s"),
  ENGINE_NOT_EXECUTABLE("you may not execute it", "Look at its permissions with ls -l."),
  ENGINE_DOES_NOT_START("it cannot be started: %s", Remedies.ANOTHER),
  ENGINE_HANGS(
      "it does not answer --version within %s s",
      "Run it by hand; the file system that it is on may hang, or it waits for something."),
  ENGINE_FAILS("it ends with exit status %s for --version%s", Remedies.ANOTHER),
  ENGINE_SILENT("it prints nothing for --version", Remedies.ANOTHER),
  NOT_AN_ENGINE(
      "it answers --version with \"%s\", as neither Apptainer nor Singularity does",
      Remedies.ANOTHER),
  ENGINE_TOO_OLD(
      "%s is too old for the definition files that sifter writes",
      "Use Apptainer 1.1, SingularityCE 3.8 or Singularity 3.0, or a newer one."),
  NO_BUILD_MODE("it cannot build images here: %s", "%2$s");

  private final Wording wording;

  EngineCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }

  /** Remedies of several codes. */
  private static final class Remedies {
    static final String ANOTHER =
        "Name an engine that works: --engine PATH, or the variable SIFTER_ENGINE.";
  }
}
