package org.sifter.progress;

/** How much of a build is shown. */
public enum Verbosity {
  /** The steps and what they print. */
  NORMAL,
  /** What the engine prints outside of all steps, too. */
  VERBOSE
}
