package org.sifter.script;

import org.sifter.source.Span;

/**
 * A here-document (XCU 2.7.4).
 *
 * @param delimiter the line that ends it
 * @param quoted whether the delimiter was quoted, so that nothing expands in the body
 * @param body its text; one part, {@link WordPart.SingleQuoted} when quoted, {@link
 *     WordPart.DoubleQuoted} otherwise, for so expansions are made in it
 * @param terminated whether the delimiter was found; otherwise it reaches to the end of the script
 * @param span the lines of the body
 */
public record HereDocument(
    String delimiter, boolean quoted, Word body, boolean terminated, Span span) {}
