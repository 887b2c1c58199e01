package org.sifter.cli;

/** How the program ends; the same for all commands. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Something cannot be translated faithfully, or there are findings. */
  FINDINGS(1),
  /** The command line is wrong, a file cannot be used, or it is not a valid Dockerfile. */
  BAD_INPUT(2),
  /** The engine failed or is missing; without Java, the launcher ends so too. */
  ENGINE(3),
  /** An error in sifter itself. */
  INTERNAL_ERROR(70),
  /** The user has interrupted it; the signal gives the exit status then. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The exit status of the process. */
  public int code() {
    return code;
  }
}
