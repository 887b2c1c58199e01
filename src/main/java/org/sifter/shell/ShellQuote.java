package org.sifter.shell;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/**
 * Writes text as a word of a shell script: for any POSIX {@code sh}, and for the shell embedded in
 * the engines, which keeps an unquoted backslash of an assignment. The word may stand anywhere in a
 * section of a definition file, also at the start of a line (see {@link SectionText}).
 */
public final class ShellQuote {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*");

  /** From this length on a bare word might make its line too long. */
  private static final int LONG_WORD = 4_000;

  /** The reserved words that are made of safe characters, in POSIX, bash and the embedded shell. */
  private static final Set<String> RESERVED =
      Set.of(
          "case",
          "coproc",
          "declare",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "export",
          "fi",
          "for",
          "function",
          "if",
          "in",
          "let",
          "local",
          "nameref",
          "readonly",
          "select",
          "then",
          "time",
          "typeset",
          "until",
          "while");

  private ShellQuote() {}

  /**
   * The word that is the given text: bare when no character of it means anything to a shell, else
   * in single quotes.
   *
   * @throws IllegalArgumentException when there is a NUL in the text, which no shell can pass on
   */
  public static String word(String text) {
    if (isBare(text)) {
      return text;
    }
    SectionText out = new SectionText();
    out.syntax("'", QuoteStyle.SINGLE);
    out.literal(text, QuoteStyle.SINGLE);
    out.syntax("'", QuoteStyle.SINGLE);
    return out.toString();
  }

  private static boolean isBare(String text) {
    return text.length() < LONG_WORD
        && SAFE.matcher(text).matches()
        && !ASSIGNMENT.matcher(text).matches()
        && !RESERVED.contains(text)
        && !text.startsWith("%")
        && !SectionText.startsStage(text, 0);
  }

  /**
   * The word that gives the value of an expansion when the script runs: one word whatever the
   * values are, e.g. {@code "/opt/app/bin:$PATH"}.
   *
   * @throws IllegalArgumentException when there is a NUL in the text, which no shell can pass on
   */
  public static String render(Expansion expansion) {
    Optional<String> literal = expansion.asLiteral();
    return literal.isPresent() ? word(literal.get()) : new DoubleQuoted().write(expansion);
  }

  /** Writes an expansion between double quotes. */
  private static final class DoubleQuoted implements Expansion.Walk {
    private final SectionText out = new SectionText();
    private int depth;

    /** A name that waits for the next character, which tells whether it needs braces; or none. */
    private String name = "";

    String write(Expansion expansion) {
      out.syntax("\"", QuoteStyle.DOUBLE);
      expansion.walk(this);
      writeName(/* braces= */ false);
      out.syntax("\"", QuoteStyle.DOUBLE);
      return out.toString();
    }

    @Override
    public void literal(String text) {
      writeName(Reference.isNameCharacter(text.charAt(0)));
      out.literal(text, style());
    }

    @Override
    public boolean enter(Reference reference) {
      writeName(/* braces= */ false);
      if (reference.operator() == Operator.NONE) {
        name = reference.name();
        return false;
      }
      out.syntax("${" + reference.name() + reference.operator().symbol(), style());
      depth++;
      return true;
    }

    @Override
    public void leave(Reference reference) {
      writeName(/* braces= */ false);
      depth--;
      out.syntax("}", QuoteStyle.OPERAND);
    }

    private void writeName(boolean braces) {
      if (!name.isEmpty()) {
        out.syntax(braces ? "${" + name + "}" : "$" + name, style());
        name = "";
      }
    }

    private QuoteStyle style() {
      return depth == 0 ? QuoteStyle.DOUBLE : QuoteStyle.OPERAND;
    }
  }
}
