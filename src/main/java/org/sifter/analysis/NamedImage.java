package org.sifter.analysis;

import java.util.Optional;
import org.sifter.plan.Base;
import org.sifter.source.Span;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/**
 * An image that a FROM names, and where it does so.
 *
 * @param image what its name tells
 * @param from the FROM
 */
public record NamedImage(BaseImage image, Moment from) {

  /** The image that a stage starts from; empty for an earlier stage and for nothing. */
  public static Optional<NamedImage> of(StageView stage) {
    return stage.stage().base() instanceof Base.Image base
        ? Optional.of(new NamedImage(BaseImage.of(base), stage.beginning()))
        : Optional.empty();
  }

  /** The image that the shipped image is built on; empty when it is built from nothing. */
  public static Optional<NamedImage> ofLineage(Analysis analysis) {
    return of(analysis.lineage().get(0));
  }

  /** Where the whole name stands. */
  public Span span() {
    return word().map(Word::span).orElseGet(from::span);
  }

  /** Where the tag stands; the whole name when it has none, or a variable gives it. */
  public Span tagSpan() {
    return image.reference().tag().flatMap(tag -> lastSpan(":" + tag, tag.length())).orElse(span());
  }

  /** Where the repository stands, with its registry; the whole name when a variable gives it. */
  public Span repositorySpan() {
    String written = image.reference().written();
    int tail =
        image.reference().tag().map(tag -> tag.length() + 1).orElse(0)
            + image.reference().digest().map(digest -> digest.length() + 1).orElse(0);
    return word()
        .filter(word -> word.text().equals(written) && word.span().length() == written.length())
        .map(word -> new Span(word.span().start(), word.span().end() - tail))
        .orElse(span());
  }

  /** Where the last {@code length} characters of the last {@code text} stand. */
  private Optional<Span> lastSpan(String text, int length) {
    return word()
        .filter(word -> word.text().contains(text))
        .filter(word -> word.span().length() == word.text().length())
        .map(
            word -> {
              int end = word.span().start() + word.text().lastIndexOf(text) + text.length();
              return new Span(end - length, end);
            });
  }

  private Optional<Word> word() {
    return from.as(Instruction.From.class).map(Instruction.From::image);
  }
}
