package org.sifter.translate;

import org.sifter.plan.Process;

/**
 * Tells which steps may make files that {@code %files from} does not copy as they are: FIFOs, which
 * end the build, and files with several names, which lose setuid. What such a stage holds is copied
 * by {@code %setup}.
 */
final class OddFiles {
  private OddFiles() {}

  /**
   * Whether a process may make some. Words of commands are looked for: one too many costs nothing
   * but a longer script.
   */
  static boolean mayBeMade(Process process) {
    WordScan scan = new WordScan(ProcessText.of(process));
    while (scan.next()) {
      boolean makes =
          switch (scan.word()) {
            case "mkfifo", "mknod", "link" -> true;
            case "ln" -> !scan.hasOption("s", "symbolic");
            case "cp" -> scan.hasOption("l", "link");
            default -> false;
          };
      if (makes) {
        return true;
      }
    }
    return false;
  }
}
