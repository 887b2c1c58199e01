package org.sifter.script;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/** A piece of a word (XCU 2.2 Quoting and 2.6 Word Expansions). */
public sealed interface WordPart {

  /** Where it stands, with its quotes. */
  Span span();

  /** Calls the method of {@code visitor} for this kind of part. */
  <R> R accept(WordPartVisitor<R> visitor);

  /**
   * Text as written. Outside quotes its {@code * ? [} make a pattern, a leading {@code ~} is a home
   * directory and <code>{a,b}</code> are Bash's brace expansion.
   */
  record Literal(String text, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A backslash and the character that it quotes.
   *
   * @param text the character
   */
  record Escaped(String text, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text in single quotes. */
  record SingleQuoted(String text, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Bash's {@code $'text'} (Bash 3.1.2.4).
   *
   * @param text what it stands for; escapes that name bytes above 0x7F are read as characters
   */
  record AnsiQuoted(String text, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What stands in double quotes; {@code $"text"} too, which Bash may translate. */
  record DoubleQuoted(List<WordPart> parts, Span span) implements WordPart {

    public DoubleQuoted {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A parameter expansion (XCU 2.6.2, Bash 3.5.3).
   *
   * @param form what is asked of the parameter
   * @param name a variable's name, digits or a special parameter; the shell refuses an empty one
   * @param subscript the element of an array
   * @param operator such as {@code :-} or {@code %%}
   * @param operand what stands between operator and brace
   */
  record Parameter(
      Form form,
      String name,
      Optional<Word> subscript,
      Optional<String> operator,
      Optional<Word> operand,
      Span span)
      implements WordPart {

    /** What is asked of a parameter. */
    public enum Form {
      /** {@code $name}. */
      BARE,
      /** <code>${name}</code>. */
      BRACED,
      /** <code>${#name}</code>. */
      LENGTH,
      /** <code>${!name}</code>. */
      INDIRECT
    }

    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A command substitution (XCU 2.6.3).
   *
   * @param backquoted whether it is written with backquotes
   */
  record CommandSubstitution(Script script, boolean backquoted, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An arithmetic expansion (XCU 2.6.4). */
  record ArithmeticExpansion(Word expression, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A process substitution (Bash 3.5.6).
   *
   * @param input whether it is {@code <( )}, which is read from, rather than {@code >( )}
   */
  record ProcessSubstitution(Script script, boolean input, Span span) implements WordPart {
    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An extended pattern such as {@code @(a|b)} (Bash 3.5.8.1).
   *
   * @param operator one of {@code ? * + @ !}
   * @param parts the alternatives, with the bars between them as text
   */
  record ExtendedPattern(char operator, List<WordPart> parts, Span span) implements WordPart {

    public ExtendedPattern {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The elements of an array in an assignment (Bash 6.7). */
  record Array(List<Word> elements, Span span) implements WordPart {

    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(WordPartVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
