package org.sifter.syntax;

import java.util.List;
import org.sifter.source.Span;

/**
 * Where an instruction comes from.
 *
 * @param span all of it, with continued lines and here-documents
 * @param keyword its keyword
 * @param comments the comment lines directly above it
 */
public record Origin(Span span, Span keyword, List<Comment> comments) {
  public Origin {
    comments = List.copyOf(comments);
  }
}
