package org.sifter.report;

/** Whether messages are coloured. */
public enum Palette {
  /** Text alone. */
  PLAIN,
  /** Text with ECMA-48 sequences, as terminals know them. */
  COLORED;

  String paint(Ink ink, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001B[" + ink.code() + "m" + text + "\u001B[m";
  }
}
