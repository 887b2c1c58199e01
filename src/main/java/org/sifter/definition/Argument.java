package org.sifter.definition;

/**
 * A line of {@code %arguments}.
 *
 * @param name letters, digits and underscores
 * @param value the default value: one line without blanks at its ends. SingularityCE passes over an
 *     argument whose value is empty
 */
public record Argument(String name, String value) {}
