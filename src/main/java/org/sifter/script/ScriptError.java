package org.sifter.script;

import org.sifter.source.Span;

/**
 * Why a script cannot be read.
 *
 * @param span where: what is not understood, or what is opened and not closed
 * @param reason what is wrong, for people
 */
public record ScriptError(Span span, String reason) {}
