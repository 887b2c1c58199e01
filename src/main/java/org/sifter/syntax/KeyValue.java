package org.sifter.syntax;

/**
 * A pair of ENV or LABEL.
 *
 * @param key what stands before the {@code =}
 * @param value what stands after it
 * @param legacy whether the pair is written without {@code =}, as in {@code ENV key value}
 */
public record KeyValue(Word key, Word value, boolean legacy) {}
