package org.sifter.syntax;

/** The forms in which instructions take their arguments. */
public enum ArgumentForm {
  /** Words between blanks. */
  WORDS,
  /** Words between blanks, or a JSON array of strings. */
  PATHS,
  /** Words between blanks that quotes and the escape character can hold together. */
  ASSIGNMENTS,
  /** The rest of the line. */
  TEXT,
  /** The rest of the line for a shell, or a JSON array of strings. */
  COMMAND,
  /** A JSON array of strings and nothing else. */
  JSON,
  /** {@code NONE}, or {@code CMD} and a command. */
  HEALTHCHECK,
  /** Another instruction. */
  TRIGGER
}
