/**
 * From a {@code BuildPlan} to a {@code DefinitionFile} that builds the same image. What cannot be
 * kept is reported at its instruction. Depends on {@code plan}, {@code context}, {@code
 * definition}, {@code shell}, {@code diag} and {@code source}.
 */
package org.sifter.translate;
