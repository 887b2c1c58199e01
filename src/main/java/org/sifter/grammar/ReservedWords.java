package org.sifter.grammar;

import java.util.Map;
import java.util.Set;
import org.sifter.grammar.ShellContext.Kind;
import org.sifter.grammar.ShellContext.Position;

/**
 * The words that the shell knows where a command begins (XCU 2.4, Bash 3.2.5). In other places the
 * same words are just text.
 */
final class ReservedWords {
  private static final Map<String, Integer> COMMAND =
      Map.ofEntries(
          Map.entry("if", ShellParser.IF),
          // Refused there, but known.
          Map.entry("in", ShellParser.IN),
          Map.entry("then", ShellParser.THEN),
          Map.entry("elif", ShellParser.ELIF),
          Map.entry("else", ShellParser.ELSE),
          Map.entry("fi", ShellParser.FI),
          Map.entry("for", ShellParser.FOR),
          Map.entry("select", ShellParser.SELECT),
          Map.entry("while", ShellParser.WHILE),
          Map.entry("until", ShellParser.UNTIL),
          Map.entry("do", ShellParser.DO),
          Map.entry("done", ShellParser.DONE),
          Map.entry("case", ShellParser.CASE),
          Map.entry("esac", ShellParser.ESAC),
          Map.entry("function", ShellParser.FUNCTION),
          Map.entry("time", ShellParser.TIME),
          Map.entry("!", ShellParser.BANG),
          Map.entry("{", ShellParser.LEFT_BRACE),
          Map.entry("}", ShellParser.RIGHT_BRACE),
          Map.entry("[[", ShellParser.LEFT_CONDITION));

  /** Commands whose arguments may assign arrays (Bash 6.7). */
  private static final Set<String> DECLARATIONS =
      Set.of("declare", "typeset", "local", "export", "readonly");

  private ReservedWords() {}

  /** The token that {@code text} is in a context: one of a reserved word, or WORD. */
  static int type(String text, ShellContext context) {
    return switch (context.position) {
      case START, COMPOUND -> COMMAND.getOrDefault(text, ShellParser.WORD);
      case FOR_IN ->
          text.equals("in")
              ? ShellParser.IN
              : text.equals("do")
                  ? ShellParser.DO
                  : text.equals("{") ? ShellParser.LEFT_BRACE : ShellParser.WORD;
      case CASE_IN -> text.equals("in") ? ShellParser.IN : ShellParser.WORD;
      case CLAUSE -> text.equals("esac") ? ShellParser.ESAC : ShellParser.WORD;
      case TEST -> text.equals("!") ? ShellParser.BANG : conditionWord(text, context);
      case TEST_WORD -> conditionWord(text, context);
      default -> ShellParser.WORD;
    };
  }

  private static int conditionWord(String text, ShellContext context) {
    return text.equals("]]") && context.kind == Kind.CONDITION
        ? ShellParser.RIGHT_CONDITION
        : ShellParser.WORD;
  }

  /** Whether the arguments of a command of this name may be arrays. */
  static boolean declares(String name) {
    return DECLARATIONS.contains(name);
  }

  /** Where the text is after a reserved word. */
  static Position after(int type) {
    return switch (type) {
      case ShellParser.FOR, ShellParser.SELECT -> Position.FOR_NAME;
      case ShellParser.FUNCTION -> Position.FUNCTION_NAME;
      case ShellParser.FI, ShellParser.DONE, ShellParser.ESAC, ShellParser.RIGHT_BRACE ->
          Position.COMPOUND;
      default -> Position.START;
    };
  }

  /** How many commands deeper, or less deep, the text is after a reserved word. */
  static int depth(int type) {
    return switch (type) {
      case ShellParser.IF,
          ShellParser.FOR,
          ShellParser.SELECT,
          ShellParser.WHILE,
          ShellParser.UNTIL,
          ShellParser.LEFT_BRACE ->
          1;
      case ShellParser.FI, ShellParser.DONE, ShellParser.RIGHT_BRACE -> -1;
      default -> 0;
    };
  }
}
