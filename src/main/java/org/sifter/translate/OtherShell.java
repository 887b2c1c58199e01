package org.sifter.translate;

import java.util.Set;
import org.sifter.plan.Process;

/**
 * Tells which steps may put another shell in the place of {@code /bin/sh}. After those, the shell
 * that runs {@code %post} is not the one that Docker would start.
 */
final class OtherShell {
  /** The directories by way of which a copy may bring another shell. */
  private static final Set<String> PLACES =
      Set.of("/", "/bin", "/usr", "/usr/bin", "/bin/sh", "/usr/bin/sh");

  private OtherShell() {}

  /**
   * Whether a process may install one. Words of commands are looked for: one too many costs nothing
   * but a longer script.
   */
  static boolean mayInstall(Process process) {
    boolean links = false;
    WordScan scan = new WordScan(ProcessText.of(process));
    while (scan.next()) {
      boolean installs =
          switch (scan.word()) {
            case "ln" -> {
              links = true;
              yield false;
            }
            case "sh" -> links || scan.isBehind("/bin/");
            case "bash", "busybox" -> scan.isBehind("/bin/");
            case "dash", "usrmerge" -> true;
            case "install" -> scan.isBehind("--");
            case "update" -> scan.goesOn("-alternatives");
            case "dpkg" -> scan.goesOn("-divert");
            default -> false;
          };
      if (installs) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a script, when it is run, may install one. Scripts name shells for many other reasons,
   * so that it takes a command in the same line, which is no comment.
   */
  static boolean mayBeInstalledBy(String script) {
    return script.startsWith("#!")
        && script
            .lines()
            .anyMatch(line -> !line.stripLeading().startsWith("#") && mayInstallShell(line));
  }

  private static boolean mayInstallShell(String line) {
    boolean places = false;
    WordScan scan = new WordScan(line);
    while (scan.next()) {
      boolean installs =
          switch (scan.word()) {
            case "sh", "bash", "busybox" -> places && scan.isBehind("/bin/");
            case "dash" -> scan.goesOn("/sh") || (places && scan.isBehind("/bin/"));
            case "ln", "mv", "cp", "install", "cat", "tee" -> {
              places = true;
              yield false;
            }
            case "dpkg" -> {
              places |= scan.goesOn("-divert");
              yield false;
            }
            case "update" -> {
              places |= scan.goesOn("-alternatives");
              yield false;
            }
            default -> false;
          };
      if (installs) {
        return true;
      }
    }
    return false;
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
