package org.sifter.plan;

import java.util.List;
import org.sifter.source.Span;

/**
 * The instruction that something in a plan comes from.
 *
 * @param keyword its keyword in capitals
 * @param span where it stands in the Dockerfile; for a trigger of ONBUILD, the FROM that runs it
 * @param line the line, counted from 1, on which it begins
 * @param triggered whether it is a trigger of ONBUILD
 * @param text its lines up to its here-documents, joined to one
 * @param comments the comment lines directly above it, without their {@code #}
 */
public record Provenance(
    String keyword, Span span, int line, boolean triggered, String text, List<String> comments) {
  public Provenance {
    comments = List.copyOf(comments);
  }
}
