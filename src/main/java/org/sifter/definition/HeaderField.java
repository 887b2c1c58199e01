package org.sifter.definition;

/**
 * A key and its value in a header.
 *
 * @param key the key as written, e.g. {@code MirrorURL}; its case does not matter
 * @param value the value; it may have several lines, though only few keys can use them
 */
public record HeaderField(String key, String value) {}
