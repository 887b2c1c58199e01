package org.sifter.translate;

import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.plan.Process;

/**
 * Tells which steps may put another shell in the place of {@code /bin/sh}. After those, the shell
 * that runs {@code %post} is not the one that Docker would start.
 */
final class OtherShell {
  /** Words of commands that replace it; a word too many costs nothing but a longer script. */
  private static final Pattern REPLACING =
      Pattern.compile(
          "/bin/(sh|dash|bash|busybox)\\b|\\bln\\b.*\\bsh\\b|\\bdash\\b|--install\\b"
              + "|\\b(update-alternatives|dpkg-divert|usrmerge)\\b",
          Pattern.DOTALL);

  /** Apart, as few images have scripts to look into. */
  private static final class Scripts {
    /** The same in scripts, which name shells for many other reasons. */
    static final Pattern REPLACING =
        Pattern.compile(
            "^(?!\\s*#).*(\\b(ln|mv|cp|install|cat|tee|dpkg-divert|update-alternatives)\\b.*"
                + "/bin/(sh|dash|bash|busybox)\\b|\\bdash/sh\\b)",
            Pattern.MULTILINE);
  }

  /** The directories by way of which a copy may bring another shell. */
  private static final Set<String> PLACES =
      Set.of("/", "/bin", "/usr", "/usr/bin", "/bin/sh", "/usr/bin/sh");

  private OtherShell() {}

  /** Whether a process may install one. */
  static boolean mayInstall(Process process) {
    return REPLACING.matcher(ProcessText.of(process)).find();
  }

  /** Whether a script, when it is run, may install one. */
  static boolean mayBeInstalledBy(String script) {
    return script.startsWith("#!") && Scripts.REPLACING.matcher(script).find();
  }

  /** Whether files of unknown names that are copied to a place may be one. */
  static boolean mayArriveAt(String destination) {
    int end = destination.length();
    if (destination.endsWith("/.")) {
      end--;
    }
    if (end > 1 && destination.charAt(end - 1) == '/') {
      end--;
    }
    return PLACES.contains(destination.substring(0, end));
  }
}
