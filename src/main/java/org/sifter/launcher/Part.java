package org.sifter.launcher;

import java.util.Locale;

/** The parts of a {@link Feature}'s file, each of which has its place in the run script. */
enum Part {
  /** Lines about options in the help. */
  HELP,
  /** Lines about commands in the help. */
  COMMANDS_HELP,
  /** Variables that options change. */
  DEFAULTS,
  /** Branches that read an option. */
  OPTIONS,
  /** Functions. */
  FUNCTIONS,
  /** What is done before any command. */
  BEFORE_COMMANDS,
  /** What is done before the image is run. */
  PREPARE,
  /** Branches that do a command. */
  COMMANDS,
  /** What is done before options are read. */
  SHIM,
  /** A command that succeeds when a service in the background can be used. */
  READY,
  /** What prints more of a service in the background than that it runs. */
  STATE;

  /** The part that files call by this name. */
  static Part of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
