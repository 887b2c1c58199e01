package org.sifter.build;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildEvent.Outcome;
import org.sifter.progress.BuildListener;

/** Tells a listener of the steps as they begin and end. */
final class StepProgress {
  private static final int KEPT_LINES = 300;

  private final int steps;
  private final BuildListener listener;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private int current;
  private boolean isRunning;
  private long begun;

  /**
   * Nothing has begun.
   *
   * @param steps how many steps there are
   */
  StepProgress(int steps, BuildListener listener) {
    this.steps = steps;
    this.listener = listener;
  }

  /** The number of the step that runs, or of the last one that did; 0 before all. */
  int current() {
    return current;
  }

  /** Whether a step runs. */
  boolean isRunning() {
    return isRunning;
  }

  /** The last lines of the step that runs, or of what is done after all. */
  List<String> lastLines() {
    return List.copyOf(lastLines);
  }

  /** A step begins: all before it have been done. A step that is past does not begin again. */
  void begin(int number) {
    if (number <= current) {
      return;
    }
    while (current < number) {
      end(Outcome.DONE);
      current++;
      isRunning = true;
      begun = System.nanoTime();
      listener.on(new BuildEvent.StepStarted(current));
    }
    lastLines.clear();
  }

  /**
   * A program has printed a line.
   *
   * @param isOfStep whether it is about the step, not about the engine's own doings
   */
  void output(String line, boolean isOfStep) {
    if (lastLines.size() == KEPT_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
    listener.on(
        new BuildEvent.Output(
            isRunning && isOfStep ? OptionalInt.of(current) : OptionalInt.empty(), line));
  }

  /** All steps have been done. */
  void endSteps() {
    if (isRunning || current < steps) {
      begin(steps);
      end(Outcome.DONE);
      lastLines.clear();
    }
  }

  /** The step that runs, if one does, has failed. */
  void fail() {
    end(Outcome.FAILED);
  }

  private void end(Outcome outcome) {
    if (isRunning) {
      isRunning = false;
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      listener.on(new BuildEvent.StepEnded(current, outcome, time));
    }
  }
}
