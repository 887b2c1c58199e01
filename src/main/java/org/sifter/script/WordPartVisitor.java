package org.sifter.script;

/**
 * Something that is done with a part of a word of each kind. There are no defaults, so that a new
 * kind is not forgotten.
 *
 * @param <R> what it gives
 */
public interface WordPartVisitor<R> {
  /** For text as written. */
  R visit(WordPart.Literal part);

  /** For a quoted character. */
  R visit(WordPart.Escaped part);

  /** For text in single quotes. */
  R visit(WordPart.SingleQuoted part);

  /** For text in Bash's {@code $'...'}. */
  R visit(WordPart.AnsiQuoted part);

  /** For what stands in double quotes. */
  R visit(WordPart.DoubleQuoted part);

  /** For a parameter expansion. */
  R visit(WordPart.Parameter part);

  /** For a command substitution. */
  R visit(WordPart.CommandSubstitution part);

  /** For an arithmetic expansion. */
  R visit(WordPart.ArithmeticExpansion part);

  /** For a process substitution. */
  R visit(WordPart.ProcessSubstitution part);

  /** For an extended pattern. */
  R visit(WordPart.ExtendedPattern part);

  /** For an array. */
  R visit(WordPart.Array part);
}
