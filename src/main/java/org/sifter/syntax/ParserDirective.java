package org.sifter.syntax;

import org.sifter.source.Span;

/**
 * A parser directive at the top of a file, such as {@code # escape=`}.
 *
 * @param name its name in small letters: {@code syntax}, {@code escape} or {@code check}
 * @param value its value
 * @param span the line that it stands on
 */
public record ParserDirective(String name, String value, Span span) {}
