package org.sifter.script;

/** Reads shell scripts: the POSIX Shell Command Language and what Bash adds to it. */
public final class ScriptParser {
  /** How deep commands and expansions may be nested; scripts that people write stay far below. */
  private static final int DEPTH_LIMIT = 100;

  private ScriptParser() {}

  /** Reads a script; the spans in the result are offsets into {@code text}. */
  public static ParsedScript parse(String text) {
    return parse(ScriptText.of(text));
  }

  /**
   * Reads a script that was taken from another text; the spans in the result are places there. Bad
   * input gives errors in the result, never an exception.
   */
  public static ParsedScript parse(ScriptText text) {
    return ScriptReader.read(text, DEPTH_LIMIT);
  }
}
