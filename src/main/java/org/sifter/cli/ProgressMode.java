package org.sifter.cli;

/** How a build is shown. */
enum ProgressMode {
  /** Live on a terminal that can do so, else as lines. */
  AUTO,
  /** As lines, on standard error. */
  PLAIN,
  /** As one JSON object a line, on standard output. */
  JSON
}
