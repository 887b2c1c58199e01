/**
 * What a Dockerfile says: its instructions as records with the places they stand at. The records of
 * the instructions, their visitor and the catalogue {@code Keyword} are generated from {@code
 * grammar/instructions.tsv}. Depends on {@code source} only.
 */
package org.sifter.syntax;
