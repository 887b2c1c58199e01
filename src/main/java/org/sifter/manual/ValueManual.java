package org.sifter.manual;

/**
 * The value of an option.
 *
 * @param name what it is called: {@code FILE}
 * @param isOptional whether it may be left out; then it stands behind {@code =}
 * @param offer what it may be
 */
public record ValueManual(String name, boolean isOptional, Offer offer) {}
