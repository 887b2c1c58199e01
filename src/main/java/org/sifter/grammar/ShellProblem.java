package org.sifter.grammar;

/** Why no token can be read. */
public enum ShellProblem {
  UNTERMINATED_QUOTES,
  UNTERMINATED_EXPANSION,
  EMPTY_COMMAND,
  TOO_DEEP,
  TOO_LONG
}
