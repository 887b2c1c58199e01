package org.sifter.diag;

import org.sifter.source.Span;

/**
 * A change of a text.
 *
 * @param span what is replaced; an empty one is a place where something is put in
 * @param replacement what stands there afterwards; empty when it is only taken away
 */
public record Edit(Span span, String replacement) {}
