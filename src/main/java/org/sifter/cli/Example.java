package org.sifter.cli;

/**
 * How a command may be called.
 *
 * @param words what follows the command's name, as it is typed
 * @param result what comes of it, in a few words
 */
record Example(String words, String result) {
  /** The line that is typed. */
  String line(Command command) {
    return ("sifter " + command.name() + " " + words).strip();
  }
}
