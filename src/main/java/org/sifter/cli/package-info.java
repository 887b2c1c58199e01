/**
 * The command line: options, files and streams, and nothing else. {@link org.sifter.cli.Main} is
 * the only class of the product that knows of {@code System.exit} and the standard streams.
 */
package org.sifter.cli;
