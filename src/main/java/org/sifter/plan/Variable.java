package org.sifter.plan;

import org.sifter.shell.Expansion;

/**
 * An environment variable.
 *
 * @param name its name
 * @param value its value; it refers to variables of the base image where those are not known
 */
public record Variable(String name, Expansion value) {}
