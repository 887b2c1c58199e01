package org.sifter.syntax;

import java.util.Optional;

/**
 * A build argument that ARG declares.
 *
 * @param name its name, which is not expanded
 * @param defaultValue what it is when the build sets nothing
 */
public record BuildArgument(Word name, Optional<Word> defaultValue) {}
