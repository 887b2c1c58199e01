package org.sifter.progress;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A build that happens as a script says, with a clock that stands still in between. A line of the
 * script is one of
 *
 * <pre>
 * plan TITLE; STAGE: TITLE; ...
 * remark TEXT
 * start STEP
 * out STEP TEXT     (step 0: the engine's own; with escapes as in Java)
 * done|cached|failed STEP [SECONDS]
 * wait SECONDS
 * assembly
 * percent PERCENT
 * finish IMAGE BYTES SECONDS
 * fail SECONDS [LOG]
 * </pre>
 */
final class ScriptedBuild implements InstantSource {
  private final List<BuildListener> listeners = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** A build that tells {@code listener}. */
  static void run(BuildListener listener, String script) {
    ScriptedBuild build = new ScriptedBuild();
    build.listeners.add(listener);
    script.lines().forEach(build::run);
  }

  void tell(BuildListener listener) {
    listeners.add(listener);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** What is wrong with all builds that fail. */
  private static final BuildEvent.Problem PROBLEM =
      new BuildEvent.Problem(
          "StepFailed",
          "RUN make ended with status 2",
          "Dockerfile",
          OptionalInt.of(2),
          OptionalInt.of(2));

  /** Runs a line of the script. */
  void run(String line) {
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    if (words[0].equals("wait")) {
      now = now.plus(seconds(rest));
    } else {
      BuildEvent event = event(words[0], rest);
      listeners.forEach(listener -> listener.on(event));
    }
  }

  private static BuildEvent event(String verb, String rest) {
    String[] words = rest.split(" ", -1);
    return switch (verb) {
      case "plan" -> plan(rest);
      case "remark" -> new BuildEvent.Remark(rest.translateEscapes());
      case "start" -> new BuildEvent.StepStarted(Integer.parseInt(rest));
      case "out" -> output(rest);
      case "done", "cached", "failed" -> ended(verb, words);
      case "assembly" -> new BuildEvent.AssemblyStarted();
      case "percent" -> new BuildEvent.AssemblyProgress(Integer.parseInt(rest));
      case "finish" ->
          new BuildEvent.Finished(Path.of(words[0]), Long.parseLong(words[1]), seconds(words[2]));
      case "fail" ->
          new BuildEvent.Failed(
              PROBLEM,
              Optional.of(words).filter(w -> w.length > 1).map(w -> Path.of(w[1])),
              seconds(words[0]));
      default -> throw new IllegalArgumentException(verb);
    };
  }

  private static BuildEvent plan(String rest) {
    List<String> titles = Arrays.asList(rest.split("; ", -1));
    return new BuildEvent.Planned(
        IntStream.range(0, titles.size()).mapToObj(i -> step(i + 1, titles.get(i))).toList());
  }

  private static BuildEvent.PlannedStep step(int number, String text) {
    String[] parts = text.translateEscapes().split(": ", 2);
    return new BuildEvent.PlannedStep(
        number,
        Optional.of(parts).filter(p -> p.length > 1).map(p -> p[0]),
        parts[parts.length - 1],
        Optional.of("Dockerfile:" + number));
  }

  private static BuildEvent output(String rest) {
    String[] words = rest.split(" ", 2);
    int number = Integer.parseInt(words[0]);
    return new BuildEvent.Output(
        number == 0 ? OptionalInt.empty() : OptionalInt.of(number),
        words.length > 1 ? words[1].translateEscapes() : "");
  }

  private static BuildEvent ended(String verb, String[] words) {
    return new BuildEvent.StepEnded(
        Integer.parseInt(words[0]),
        switch (verb) {
          case "done" -> BuildEvent.Outcome.DONE;
          case "cached" -> BuildEvent.Outcome.CACHED;
          default -> BuildEvent.Outcome.FAILED;
        },
        words.length > 1 ? seconds(words[1]) : Duration.ZERO);
  }

  private static Duration seconds(String number) {
    return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
  }
}
