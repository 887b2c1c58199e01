package org.sifter.syntax;

import org.sifter.source.Span;

/**
 * A piece of an instruction's arguments, before variables are expanded and quotes removed.
 *
 * @param text its text after continued lines have been joined
 * @param span where it stands; it may reach over several lines
 */
public record Word(String text, Span span) {}
