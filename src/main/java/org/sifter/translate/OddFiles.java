package org.sifter.translate;

import java.util.regex.Pattern;
import org.sifter.plan.Process;

/**
 * Tells which steps may make files that {@code %files from} does not copy as they are: FIFOs, which
 * end the build, and files with several names, which lose setuid. What such a stage holds is copied
 * by {@code %setup}.
 */
final class OddFiles {
  /** Words of commands that make them; a word too many costs nothing but a longer script. */
  private static final Pattern MAKING =
      Pattern.compile(
          "\\b(mkfifo|mknod|link)\\b"
              + "|\\bln\\b(?!(\\s+-\\S*)*\\s+(-\\w*s|--symbolic\\b))"
              + "|\\bcp(\\s+-\\S*)*\\s+(-\\w*l|--link\\b)");

  private OddFiles() {}

  /** Whether a process may make some. */
  static boolean mayBeMade(Process process) {
    return MAKING.matcher(ProcessText.of(process)).find();
  }
}
