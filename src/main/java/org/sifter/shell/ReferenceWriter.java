package org.sifter.shell;

import org.sifter.shell.Expansion.Operator;
import org.sifter.shell.Expansion.Reference;

/** Writes an expansion with references as one shell word between double quotes. */
final class ReferenceWriter implements Expansion.Walk {
  private static final QuoteStyle STYLE = QuoteStyle.DOUBLE;

  /** Goes on in a new line inside an operand, with a command that says nothing. */
  private static final String OPERAND_LINE_BREAK = "$(:\n)";

  private final SectionText out = new SectionText();
  private int depth;

  /** A name that waits for the next character, which tells whether it needs braces; or none. */
  private String name = "";

  /** The word; a writer writes one. */
  String write(Expansion expansion) {
    out.syntax(STYLE.mark(), STYLE.lineBreak());
    expansion.walk(this);
    writeName(/* braces= */ false);
    out.syntax(STYLE.mark(), STYLE.lineBreak());
    return out.toString();
  }

  @Override
  public void literal(String text) {
    writeName(Reference.isNameCharacter(text.charAt(0)));
    if (depth == 0) {
      out.literal(text, STYLE);
    } else if (SectionText.isHarmless(text) && text.chars().allMatch(c -> isUndisputed((char) c))) {
      syntax(text);
    } else {
      command(text);
    }
  }

  /**
   * Whether all shells read the character of an operand between double quotes as itself. The
   * engines' embedded shell (mvdan/sh 3.10) keeps every backslash there, pairs single quotes and
   * expands a tilde; bash 5.2 takes {@code >(} for a process substitution.
   */
  private static boolean isUndisputed(char c) {
    return c > '\u007f' || Reference.isNameCharacter(c) || "@%+=:,./- ".indexOf(c) >= 0;
  }

  /** Writes text as the output of a command, which every shell reads afresh. */
  private void command(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    syntax("$(printf %s ");
    out.quoted(text.substring(0, end), QuoteStyle.SINGLE);
    syntax(")");
    syntax(text.substring(end)); // a command substitution would drop them
  }

  @Override
  public boolean enter(Reference reference) {
    writeName(/* braces= */ false);
    if (reference.operator() == Operator.NONE) {
      name = reference.name();
      return false;
    }
    syntax("${" + reference.name() + reference.operator().symbol());
    depth++;
    return true;
  }

  @Override
  public void leave(Reference reference) {
    writeName(/* braces= */ false);
    syntax("}");
    depth--;
  }

  private void writeName(boolean braces) {
    if (!name.isEmpty()) {
      syntax(braces ? "${" + name + "}" : "$" + name);
      name = "";
    }
  }

  private void syntax(String text) {
    out.syntax(text, depth == 0 ? STYLE.lineBreak() : OPERAND_LINE_BREAK);
  }
}
