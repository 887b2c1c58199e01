package org.sifter.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What checks have found.
 *
 * @param results what each has found, in the order of the checks
 */
public record Checkup(List<Result> results) {
  public Checkup {
    results = List.copyOf(results);
  }

  /**
   * What a check has found.
   *
   * @param subject what the check looks at
   * @param findings what it has found
   */
  public record Result(String subject, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Runs checks, all at the same time.
   *
   * @param patience how long each may take: a file system that hangs, hangs for ever
   */
  public static Checkup of(List<Check> checks, Duration patience) {
    List<CompletableFuture<List<Finding>>> running = new ArrayList<>();
    checks.forEach(check -> running.add(start(check, patience)));
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      results.add(new Result(checks.get(i).subject(), running.get(i).join()));
    }
    return new Checkup(results);
  }

  private static CompletableFuture<List<Finding>> start(Check check, Duration patience) {
    CompletableFuture<List<Finding>> found = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(check, found), check.subject());
    thread.setDaemon(true);
    thread.start();
    Finding late =
        Finding.problem(
            "there is no answer within %d s".formatted(patience.toSeconds()),
            "Look whether a file system hangs: df");
    return found.completeOnTimeout(List.of(late), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void run(Check check, CompletableFuture<List<Finding>> found) {
    try {
      found.complete(check.findings());
    } catch (RuntimeException | Error e) {
      found.completeExceptionally(e);
    }
  }

  /** Whether a build can work. */
  public boolean canBuild() {
    return count(State.PROBLEM) == 0;
  }

  /** How many findings mean this. */
  public long count(State state) {
    return results.stream()
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.state() == state)
        .count();
  }
}
