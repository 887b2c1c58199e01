package org.sifter.translate;

import java.util.regex.Pattern;
import org.sifter.plan.Process;

/**
 * Tells which steps go through the whole file system, as {@code find / -name '*.pyc' -delete} does:
 * they must not meet the files that wait for later steps.
 */
final class RootWalk {
  /** The directory that a command is in, or all that it holds. */
  private static final Pattern HERE =
      Pattern.compile("\\bfind\\s+[-.]|\\s(?:-\\w*[rR]\\w*|--recursive)\\b|\\s[.*](?=[\\s;&|)]|$)");

  /** What stands before and behind a word. */
  private static final String BEFORE = " \t\n\u000B\f\r\"'=(";

  private static final String BEHIND = " \t\n\u000B\f\r;&|\"')";

  private RootWalk() {}

  /** Whether a process that starts in the given directory may go through it. */
  static boolean isPossible(Process process, String workingDirectory) {
    String text = ProcessText.of(process);
    return namesRoot(text) || (workingDirectory.equals("/") && HERE.matcher(text).find());
  }

  /** Whether the root, or all that it holds, stands in a text as a word of its own. */
  private static boolean namesRoot(String text) {
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
      if ((slash == 0 || BEFORE.indexOf(text.charAt(slash - 1)) >= 0)
          && (isEnd(text, slash + 1)
              || (".*".indexOf(text.charAt(slash + 1)) >= 0 && isEnd(text, slash + 2)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(String text, int offset) {
    return offset >= text.length() || BEHIND.indexOf(text.charAt(offset)) >= 0;
  }
}
