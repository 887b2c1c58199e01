package org.sifter.script;

import org.sifter.source.Span;

/**
 * A comment (XCU 2.3, rule 9).
 *
 * @param text from the number sign to the end of the line
 */
public record Comment(String text, Span span) {}
