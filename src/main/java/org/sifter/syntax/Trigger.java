package org.sifter.syntax;

import org.sifter.source.Span;

/**
 * An instruction that ONBUILD keeps for the stages built from this one. It is not looked into until
 * one of them runs it.
 *
 * @param text the instruction with its here-documents, as an image stores it
 * @param span where it stands
 */
public record Trigger(String text, Span span) {}
