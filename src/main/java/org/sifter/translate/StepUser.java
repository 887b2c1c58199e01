package org.sifter.translate;

import java.util.Set;
import java.util.regex.Pattern;
import org.sifter.plan.Step;

/** The USER of a step. */
final class StepUser {
  private static final Set<String> ROOT =
      Set.of("", "root", "0", "root:root", "0:0", "root:0", "0:root");

  /** Programs that become another user. */
  private static final Pattern SWITCHING =
      Pattern.compile(
          "\\b(su|sudo|gosu|su-exec|runuser|setpriv|setuidgid|s6-setuidgid|chpst|start-stop-daemon)\\b");

  /** What tells owners, goes by them or passes them on. */
  private static final Pattern LOOKING =
      Pattern.compile(
          "\\bstat\\b|\\bls(\\s+-\\S*)*\\s+-\\w*[lgno]|\\bfind\\b.*\\s-(user|group|uid|gid|nouser|nogroup)\\b"
              + "|--reference\\b|\\b(cp|rsync)(\\s+-\\S*)*\\s+-\\w*[ap]|--(preserve|archive)\\b|--from=",
          Pattern.DOTALL);

  private StepUser() {}

  /** Whether it makes a difference to a step whom files belong to. */
  static boolean mindsOwners(Step.Run run) {
    return !isRoot(run.user())
        || changes(run)
        || LOOKING.matcher(ProcessText.of(run.process())).find();
  }

  /** Whether a step that runs as root may become somebody else. */
  private static boolean changes(Step.Run run) {
    return run.process().arguments().stream().anyMatch(word -> SWITCHING.matcher(word).find());
  }

  /** Whether the step runs as root, as {@code %post} does anyway. */
  static boolean isRoot(String user) {
    return ROOT.contains(user);
  }
}
