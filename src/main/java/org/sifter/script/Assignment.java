package org.sifter.script;

import java.util.Optional;
import org.sifter.source.Span;

/**
 * A variable assignment before a command (XCU 2.9.1, Bash 3.4).
 *
 * @param name the variable
 * @param subscript the element of an array that is set
 * @param appends whether it is written {@code +=}
 * @param value what stands after the equals sign; it has no parts when nothing does, and is one
 *     {@link WordPart.Array} when an array is assigned
 */
public record Assignment(
    String name, Optional<Word> subscript, boolean appends, Word value, Span span) {}
