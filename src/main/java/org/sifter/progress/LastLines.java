package org.sifter.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the last lines of what runs, so that a message about a failure can quote them. */
public final class LastLines implements BuildListener {
  private final int max;
  private final Map<Integer, RecentLines> steps = new HashMap<>();
  private final RecentLines engine;

  /**
   * Keeps lines of every running step, and of the engine outside of steps.
   *
   * @param max how many lines to keep of each
   */
  public LastLines(int max) {
    this.max = max;
    this.engine = new RecentLines(max);
  }

  @Override
  public synchronized void on(BuildEvent event) {
    if (event instanceof BuildEvent.StepStarted started) {
      steps.put(started.number(), new RecentLines(max));
    } else if (event instanceof BuildEvent.StepEnded ended
        && ended.outcome() != BuildEvent.Outcome.FAILED) {
      steps.remove(ended.number());
    } else if (event instanceof BuildEvent.Output output) {
      linesOf(output).add(output.line());
    }
  }

  private RecentLines linesOf(BuildEvent.Output output) {
    return output.step().isPresent()
        ? steps.computeIfAbsent(output.step().getAsInt(), number -> new RecentLines(max))
        : engine;
  }

  /**
   * The last lines of a step that runs or has failed, without blank lines, escape sequences and
   * control characters.
   *
   * @param number the step's number
   */
  public synchronized List<String> ofStep(int number) {
    return Optional.ofNullable(steps.get(number)).map(RecentLines::all).orElse(List.of());
  }

  /** The last lines that the engine has printed outside of all steps. */
  public synchronized List<String> ofEngine() {
    return engine.all();
  }
}
