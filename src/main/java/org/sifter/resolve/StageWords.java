package org.sifter.resolve;

import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.shell.Expansion;
import org.sifter.source.Span;
import org.sifter.syntax.Heredoc;
import org.sifter.syntax.Word;

/** Expands words with the variables of a stage. */
final class StageWords {
  private final Words words;
  private final Scope scope;
  private final DiagnosticLog log;

  StageWords(Words words, Scope scope, DiagnosticLog log) {
    this.words = words;
    this.scope = scope;
    this.log = log;
  }

  /**
   * The word after expansion. Variables that only an unknown base image may set count as unset, and
   * that is reported. Empty when the word cannot be expanded.
   */
  Optional<String> text(Word word) {
    return words.expand(word, name -> literal(name, word.span())).map(Expansion::orUnset);
  }

  /** The content of a here-document after expansion. */
  Optional<String> text(Heredoc heredoc) {
    Span span = heredoc.span();
    return words.expand(heredoc, name -> literal(name, span)).map(Expansion::orUnset);
  }

  /** The word after expansion; what only an unknown base image may set stays a reference. */
  Optional<Expansion> withReferences(Word word) {
    Span span = word.span();
    return words.expand(
        word,
        name -> scope.canLookUp(name) ? Optional.of(Expansion.reference(name)) : known(name, span),
        name -> literal(name, span));
  }

  private Optional<Expansion> known(String name, Span span) {
    if (scope.isUnknown(name)) {
      log.report(ResolveCode.UNKNOWN_VARIABLE, span, name);
    }
    return scope.get(name);
  }

  /** As above, where what the value refers to counts as unset, which is reported. */
  private Optional<Expansion> literal(String name, Span span) {
    return known(name, span).map(value -> Expansion.literal(text(value, span)));
  }

  private String text(Expansion expansion, Span span) {
    if (!expansion.isLiteral()) {
      expansion.references().forEach(name -> log.report(ResolveCode.UNKNOWN_VARIABLE, span, name));
    }
    return expansion.orUnset();
  }
}
