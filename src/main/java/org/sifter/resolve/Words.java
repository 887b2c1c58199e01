package org.sifter.resolve;

import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.shell.ExpandedSize;
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
  private final ExpandedSize size;
  private final DiagnosticLog log;

  /**
   * Expands words.
   *
   * @param size how much has come of expansion so far, in all of the Dockerfile
   */
  Words(char escape, ExpandedSize size, DiagnosticLog log) {
    this.expander = new WordExpander(escape);
    this.size = size;
    this.log = log;
  }

  /** The word after expansion; empty when it has been reported. */
  Optional<Expansion> expand(Word word, Variables variables) {
    try {
      return measured(word.text(), () -> expander.expand(word.text(), variables), word.span());
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
      return measured(word.text(), () -> expander.expand(word.text(), referring), word.span());
    } catch (ExpansionException e) {
      return e.needsBaseImage() ? expand(word, known) : report(e, place(word, e.offset()));
    }
  }

  /** The content of a here-document after expansion, if it is expanded at all. */
  Optional<Expansion> expand(Heredoc heredoc, Variables variables) {
    if (!heredoc.expand()) {
      return Optional.of(Expansion.literal(heredoc.strippedContent()));
    }
    String body = heredoc.strippedContent();
    try {
      return measured(body, () -> expander.expandHeredocBody(body, variables), heredoc.span());
    } catch (ExpansionException e) {
      return report(e, heredoc.span());
    }
  }

  private interface Expander {
    Expansion expand() throws ExpansionException;
  }

  /** What a text expands to; empty, and reported once, when it is too much in all. */
  private Optional<Expansion> measured(String written, Expander expander, Span span)
      throws ExpansionException {
    if (size.isExceeded()) {
      return Optional.empty();
    }
    Expansion expansion = expander.expand();
    size.add(written.length(), expansion.size());
    if (size.isExceeded()) {
      log.report(ResolveCode.TOO_LARGE, span, String.valueOf(ExpandedSize.MOST));
      return Optional.empty();
    }
    return Optional.of(expansion);
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
