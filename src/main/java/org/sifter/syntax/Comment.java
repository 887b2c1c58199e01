package org.sifter.syntax;

import org.sifter.source.Span;

/**
 * A comment line.
 *
 * @param text what stands after the {@code #}, without blanks around it
 * @param span where the comment stands, from its {@code #} to the end of the line
 */
public record Comment(String text, Span span) {}
