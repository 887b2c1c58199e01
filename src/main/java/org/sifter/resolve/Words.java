package org.sifter.resolve;

import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.shell.Expansion;
import org.sifter.shell.ExpansionException;
import org.sifter.shell.Variables;
import org.sifter.shell.WordExpander;
import org.sifter.source.Span;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Word;

/** Expands the words of instructions, and reports those that cannot be expanded. */
final class Words {
  private final WordExpander expander;
  private final DiagnosticLog log;

  Words(char escape, DiagnosticLog log) {
    this.expander = new WordExpander(escape);
    this.log = log;
  }

  /** The word after expansion; empty when it has been reported. */
  Optional<Expansion> expand(Word word, Variables variables) {
    try {
      return Optional.of(expander.expand(word.text(), variables));
    } catch (ExpansionException e) {
      return report(e, place(word, e.offset()));
    }
  }

  /**
   * The word after expansion, in which variables may refer to the base image. Where a value has to
   * be known to go on, it is expanded again with {@code known} variables only.
   */
  Optional<Expansion> expand(Word word, Variables referring, Variables known) {
    try {
      return Optional.of(expander.expand(word.text(), referring));
    } catch (ExpansionException e) {
      return e.needsBaseImage() ? expand(word, known) : report(e, place(word, e.offset()));
    }
  }

  /** The content of a here-document after expansion, if it is expanded at all. */
  Optional<Expansion> expand(Heredoc heredoc, Variables variables) {
    if (!heredoc.expand()) {
      return Optional.of(Expansion.literal(heredoc.strippedContent()));
    }
    try {
      return Optional.of(expander.expandHeredocBody(heredoc.strippedContent(), variables));
    } catch (ExpansionException e) {
      return report(e, heredoc.span());
    }
  }

  private Optional<Expansion> report(ExpansionException e, Span span) {
    log.report(ResolveCode.CANNOT_EXPAND, span, e.getMessage());
    return Optional.empty();
  }

  /** The place of an offset in a word, where the word stands in the file as it is. */
  private static Span place(Word word, int offset) {
    boolean asWritten = word.span().length() == word.text().length();
    if (!asWritten || offset >= word.text().length()) {
      return word.span();
    }
    return new Span(word.span().start() + offset, word.span().end());
  }
}
