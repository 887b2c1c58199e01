/**
 * The lexer and parser that ANTLR makes from {@code grammar/}, and the little that a context-free
 * grammar cannot say. Depends on {@code syntax}, for the instruction catalogue, and ANTLR.
 */
package org.sifter.grammar;
