package org.sifter.translate;

import java.util.Set;
import org.sifter.plan.Step;

/** The USER of a step. */
final class StepUser {
  private static final Set<String> ROOT =
      Set.of("", "root", "0", "root:root", "0:0", "root:0", "0:root");

  private StepUser() {}

  /** Whether it makes a difference to a step whom files belong to. */
  static boolean mindsOwners(Step.Run run) {
    return !isRoot(run.user()) || changes(run) || looks(ProcessText.of(run.process()));
  }

  /** Whether a step that runs as root may become somebody else. */
  private static boolean changes(Step.Run run) {
    for (String argument : run.process().arguments()) {
      if (becomesAnother(argument)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text names a program that becomes another user. */
  private static boolean becomesAnother(String text) {
    WordScan scan = new WordScan(text);
    while (scan.next()) {
      boolean isOne =
          switch (scan.word()) {
            case "su", "sudo", "gosu", "runuser", "setpriv", "setuidgid", "chpst" -> true;
            case "start" -> scan.goesOn("-stop-daemon");
            default -> false;
          };
      if (isOne) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text has what tells owners, goes by them or passes them on. */
  private static boolean looks(String text) {
    boolean finds = false;
    WordScan scan = new WordScan(text);
    while (scan.next()) {
      boolean looks =
          switch (scan.word()) {
            case "find" -> {
              finds = true;
              yield false;
            }
            case "stat" -> true;
            case "ls" -> scan.hasOption("lgno", "");
            case "cp", "rsync" -> scan.hasOption("ap", "");
            case "user", "group", "uid", "gid", "nouser", "nogroup" -> finds && scan.isOption();
            case "reference", "preserve", "archive" -> scan.isBehind("--");
            case "from" -> scan.isBehind("--") && scan.isBefore("=");
            default -> false;
          };
      if (looks) {
        return true;
      }
    }
    return false;
  }

  /** Whether the step runs as root, as {@code %post} does anyway. */
  static boolean isRoot(String user) {
    return ROOT.contains(user);
  }
}
