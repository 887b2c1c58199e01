package org.sifter.grammar;

/**
 * Where the body of a here-document is.
 *
 * @param delimiter what ends it, without quotes
 * @param quoted whether the delimiter was quoted, so that nothing expands in the body
 * @param stripsTabs whether tabs at the beginning of its lines are no part of it
 * @param start offset of its first character
 * @param end offset of the line that ends it
 * @param terminated whether there is such a line, rather than the end of the script
 */
public record HereDocumentPlace(
    String delimiter, boolean quoted, boolean stripsTabs, int start, int end, boolean terminated) {}
