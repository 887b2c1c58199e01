package org.sifter.grammar;

import org.antlr.v4.runtime.Token;

/** Something in a script that has been opened and not closed yet, and how far it has been read. */
final class ShellContext {

  /** What can be open. */
  enum Kind {
    SCRIPT,
    SUBSHELL,
    SUBSTITUTION,
    CASE,
    ARRAY,
    CONDITION,
    CONDITION_GROUP,
    HERE_DOCUMENT,
    DOUBLE_QUOTES,
    PARAMETER,
    SUBSCRIPT,
    INDEX,
    ARITHMETIC_EXPANSION,
    ARITHMETIC_COMMAND,
    EXTENDED_PATTERN
  }

  /** Where in a command the next word would stand. */
  enum Position {
    /** At its beginning: reserved words and assignments are known here. */
    START,
    /** After an assignment or a redirection: only assignments are. */
    PREFIX,
    /** After its first word: parentheses make it a function definition. */
    NAMED,
    ARGUMENTS,
    /** After a compound command: only reserved words and redirections go on from here. */
    COMPOUND,
    /** After a redirection operator. */
    OPERAND,
    FUNCTION_NAME,
    FOR_NAME,
    FOR_IN,
    CASE_WORD,
    CASE_IN,
    /** Before a clause of a case, and within its patterns. */
    CLAUSE,
    PATTERN,
    /** In an array. */
    ELEMENTS,
    /** In a conditional command: where a test begins, within it, and after {@code =~}. */
    TEST,
    TEST_WORD,
    EXPRESSION
  }

  final Kind kind;

  /** Offset of its first character. */
  final int start;

  /** Whether single quotes stand for themselves in it. */
  boolean quoted;

  /** How many brackets or parentheses of the same kind are open in it. */
  int brackets;

  Position position = Position.START;
  Position afterOperand = Position.START;

  /** The operator of a here-document whose delimiter is being read. */
  Token here;

  /** Whether the command declares variables, so that its arguments may be arrays. */
  boolean declares;

  boolean inWord;
  boolean mayOpenArray;
  int wordStart;

  /** How far a parameter expansion has been read. */
  boolean pastSubscript;

  boolean pastOperator;

  ShellContext(Kind kind, int start) {
    this.kind = kind;
    this.start = start;
  }

  /** Whether it holds words, rather than being a part of one. */
  boolean holdsWords() {
    return kind.compareTo(Kind.HERE_DOCUMENT) < 0;
  }

  /** Whether newlines and {@code <}, {@code &&} are those of a conditional command. */
  boolean isCondition() {
    return kind == Kind.CONDITION || kind == Kind.CONDITION_GROUP;
  }
}
