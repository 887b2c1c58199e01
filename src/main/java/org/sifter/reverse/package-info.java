/**
 * From a {@code DefinitionFile} to a Dockerfile that builds the same image. What Docker cannot say
 * is reported at its line of the definition file. Depends on {@code definition}, {@code context},
 * {@code shell}, {@code diag} and {@code source}.
 */
package org.sifter.reverse;
