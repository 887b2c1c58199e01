/**
 * The compiler as a library: {@link org.sifter.api.Sifter} reads, plans, translates and lints
 * Dockerfiles. Depends on the front end, {@code translate} and {@code lint}; nothing depends on it.
 */
package org.sifter.api;
