package org.sifter.shell;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes text as a word of a shell script: for any POSIX {@code sh}, and for the shell embedded in
 * the engines, which keeps an unquoted backslash of an assignment. The word may stand anywhere in a
 * section of a definition file, also at the start of a line (see {@link SectionText}).
 */
public final class ShellQuote {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=.*");

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
    out.quoted(text, QuoteStyle.SINGLE);
    return out.toString();
  }

  private static boolean isBare(String text) {
    return SectionText.isHarmless(text)
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
    return literal.isPresent() ? word(literal.get()) : new ReferenceWriter().write(expansion);
  }
}
