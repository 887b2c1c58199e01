package org.sifter.layer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.build.EngineLine;
import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildEvent.Outcome;
import org.sifter.progress.BuildListener;

/** Tells a listener of the steps of layers, and of those whose layers need not be made. */
final class LayerProgress {
  private static final int KEPT_LINES = 60;
  private static final Pattern PERCENT = Pattern.compile("\\[[=|/\\\\ -]*\\] .* ([0-9]{1,3})%");

  private final BuildListener listener;
  private final TreeSet<Integer> open = new TreeSet<>();
  private final TreeSet<Integer> coming = new TreeSet<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private OptionalInt running = OptionalInt.empty();
  private boolean assembles;
  private int percent = -1;
  private long begun;

  /**
   * Nothing has begun.
   *
   * @param steps how many steps there are
   */
  LayerProgress(int steps, BuildListener listener) {
    this.listener = listener;
    for (int i = 1; i <= steps; i++) {
      open.add(i);
    }
  }

  /** The layer will be made: its steps are not taken from the cache. */
  void expect(Layer layer) {
    coming.addAll(layer.steps());
  }

  /** A layer is being made: its steps are done, the last takes the time. */
  void begin(Layer layer) {
    lastLines.clear();
    for (int step : layer.steps()) {
      finish(Outcome.DONE);
      passCached(step);
      if (open.remove(step)) {
        running = OptionalInt.of(step);
        begun = System.nanoTime();
        listener.on(new BuildEvent.StepStarted(step));
      }
    }
  }

  /** A program has printed a line. */
  void output(String line) {
    if (assembles) {
      Matcher progress = PERCENT.matcher(line);
      if (progress.find()) {
        percent(Math.min(100, Integer.parseInt(progress.group(1))));
        return;
      }
    }
    keep(line);
    if (!assembles) { // What mksquashfs says of itself matters only where it fails.
      listener.on(new BuildEvent.Output(running, line));
    }
  }

  /** The engine has printed a line while it unpacks an image. */
  void engineOutput(String line) {
    keep(line);
    boolean isOfStep = !EngineLine.isInner(line);
    listener.on(new BuildEvent.Output(isOfStep ? running : OptionalInt.empty(), line));
  }

  private void keep(String line) {
    if (lastLines.size() == KEPT_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
  }

  private void percent(int now) {
    if (now > percent) {
      percent = now;
      listener.on(new BuildEvent.AssemblyProgress(now));
    }
  }

  /** The layer that was being made is done. */
  void end() {
    finish(Outcome.DONE);
    lastLines.clear();
  }

  /** The layer that was being made cannot be. */
  void fail() {
    finish(Outcome.FAILED);
  }

  /** All layers are there, and the image is made of them. */
  void assemble() {
    finish(Outcome.DONE);
    passCached(Integer.MAX_VALUE);
    lastLines.clear();
    if (!assembles) {
      assembles = true;
      listener.on(new BuildEvent.AssemblyStarted());
    }
  }

  /** Whether the image is being made. */
  boolean isAssembling() {
    return assembles;
  }

  /** The last lines of what runs. */
  List<String> lastLines() {
    return List.copyOf(lastLines);
  }

  /** The step that runs. */
  Optional<Integer> step() {
    return running.isPresent() ? Optional.of(running.getAsInt()) : Optional.empty();
  }

  private void passCached(int before) {
    while (!open.isEmpty() && open.first() < before) {
      int step = open.pollFirst();
      if (coming.contains(step)) {
        open.add(step);
        return;
      }
      listener.on(new BuildEvent.StepEnded(step, Outcome.CACHED, Duration.ZERO));
    }
  }

  private void finish(Outcome outcome) {
    if (running.isPresent()) {
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      listener.on(new BuildEvent.StepEnded(running.getAsInt(), outcome, time));
      running = OptionalInt.empty();
    }
  }
}
