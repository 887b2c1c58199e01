package org.sifter.cli;

import java.nio.file.Path;

/** Where a command's results go. */
interface Results {
  /** Refuses to overwrite a file that is read. */
  void mustNotOverwrite(Path input) throws FileException;

  /** Adds to the results. */
  void write(String text);

  /** Ends the results; only from then on it is sure that they have been written. */
  void finish() throws FileException;
}
