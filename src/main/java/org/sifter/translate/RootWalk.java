package org.sifter.translate;

import java.util.regex.Pattern;
import org.sifter.plan.Process;

/**
 * Tells which steps go through the whole file system, as {@code find / -name '*.pyc' -delete} does:
 * they must not meet the files that wait for later steps.
 */
final class RootWalk {
  /** The root as a word of its own. */
  private static final Pattern ROOT =
      Pattern.compile("(?:^|[\\s\"'=(])/[.*]?(?=[\\s;&|\"')]|$)", Pattern.MULTILINE);

  /** The directory that a command is in, or all that it holds. */
  private static final Pattern HERE =
      Pattern.compile("\\bfind\\s+[-.]|\\s(?:-\\w*[rR]\\w*|--recursive)\\b|\\s[.*](?=[\\s;&|)]|$)");

  private RootWalk() {}

  /** Whether a process that starts in the given directory may go through it. */
  static boolean isPossible(Process process, String workingDirectory) {
    String text = ProcessText.of(process);
    return ROOT.matcher(text).find() || (workingDirectory.equals("/") && HERE.matcher(text).find());
  }
}
