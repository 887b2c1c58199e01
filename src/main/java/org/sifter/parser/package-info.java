/**
 * From text to {@code Dockerfile}: lines are joined, the grammar reads each instruction, and what
 * it read becomes a record. Bad input gives diagnostics, never an exception. Depends on {@code
 * grammar}, {@code syntax}, {@code shell}, {@code diag} and {@code source}.
 */
package org.sifter.parser;
