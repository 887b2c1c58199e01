package org.sifter.slurm;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a job stands, as {@code scontrol show job} tells it (its manual page names the states).
 *
 * @param name the state, such as {@code PENDING}
 * @param reason why it is in this state, such as {@code Resources}
 * @param node the machine that it runs on; empty before it runs
 * @param exitStatus the exit status of its script
 */
public record JobState(String name, String reason, Optional<String> node, int exitStatus) {
  /** The states that a job does not leave. */
  private static final Set<String> LAST =
      Set.of(
          "BOOT_FAIL",
          "CANCELLED",
          "COMPLETED",
          "DEADLINE",
          "FAILED",
          "NODE_FAIL",
          "OUT_OF_MEMORY",
          "PREEMPTED",
          "REVOKED",
          "TIMEOUT");

  /** What is said of a job that Slurm has forgotten, as it does some minutes after its end. */
  static final JobState FORGOTTEN = new JobState("COMPLETED", "None", Optional.empty(), 0);

  /** Reads what {@code scontrol --oneliner show job} prints; empty when it is something else. */
  static Optional<JobState> parse(String line) {
    Optional<String> name = field(line, "JobState");
    return name.map(
        state ->
            new JobState(
                state,
                field(line, "Reason").orElse("None"),
                field(line, "BatchHost"),
                field(line, "ExitCode")
                    .map(code -> code.replaceFirst(":.*", ""))
                    .filter(status -> status.matches("[0-9]{1,3}"))
                    .map(Integer::valueOf)
                    .orElse(0)));
  }

  /** The first of this name: what the user has written stands behind all of these. */
  private static Optional<String> field(String line, String name) {
    Matcher matcher = Pattern.compile("(?:^|\\s)" + name + "=(\\S+)").matcher(line);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether the job has ended. */
  public boolean isLast() {
    return LAST.contains(name);
  }

  /** Whether it waits to be started. */
  public boolean isPending() {
    return name.equals("PENDING");
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return name.equals("RUNNING");
  }
}
