/**
 * The files that COPY and ADD take from a build context, and the places in an image where they end
 * up. In go a directory, a {@code .dockerignore} and the words of an instruction; out come the
 * selected files as values. Depends on the JDK only.
 */
package org.sifter.context;
