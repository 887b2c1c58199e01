/**
 * Shell scripts as they stand in RUN instructions, entry points and {@code sh -c} words: from text
 * to commands and words, each with its place. Nothing is run or expanded. Depends on {@code
 * grammar} and {@code source}.
 */
package org.sifter.script;
