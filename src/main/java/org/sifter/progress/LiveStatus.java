package org.sifter.progress;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What is going on in a build at the moment. */
final class LiveStatus implements BuildListener {
  /** How many lines of a step's output are shown. */
  static final int MAX_LINES = 6;

  private final InstantSource clock;
  private final Instant start;
  private final TreeMap<Integer, Running> running = new TreeMap<>();
  private RecentLines engine = new RecentLines(MAX_LINES);
  private StepNames steps = new StepNames(List.of());
  private Optional<Assembly> assembly = Optional.empty();
  private int ended;
  private boolean isOver;

  /**
   * A step that runs.
   *
   * @param number its number
   * @param since when it began
   * @param lines the last lines that it has printed
   */
  record Running(int number, Instant since, RecentLines lines) {}

  /**
   * The image is being written.
   *
   * @param since when that began
   * @param percent how much of it is done, if that is known
   */
  record Assembly(Instant since, OptionalInt percent) {}

  LiveStatus(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public void on(BuildEvent event) {
    if (event instanceof BuildEvent.Planned planned) {
      steps = new StepNames(planned.steps());
    } else if (event instanceof BuildEvent.StepStarted started) {
      int number = started.number();
      running.put(number, new Running(number, clock.instant(), new RecentLines(MAX_LINES)));
    } else if (event instanceof BuildEvent.Output output) {
      linesOf(output).add(output.line());
    } else if (event instanceof BuildEvent.StepEnded step) {
      running.remove(step.number());
      ended++;
    } else if (event instanceof BuildEvent.AssemblyStarted) {
      assembly = Optional.of(new Assembly(clock.instant(), OptionalInt.empty()));
      engine = new RecentLines(MAX_LINES);
    } else if (event instanceof BuildEvent.AssemblyProgress progress) {
      Instant since = assembly.map(Assembly::since).orElseGet(clock::instant);
      assembly = Optional.of(new Assembly(since, OptionalInt.of(progress.percent())));
    } else if (event instanceof BuildEvent.Finished || event instanceof BuildEvent.Failed) {
      isOver = true;
    }
  }

  private RecentLines linesOf(BuildEvent.Output output) {
    Optional<Running> step =
        output.step().isPresent()
            ? Optional.ofNullable(running.get(output.step().getAsInt()))
            : Optional.empty();
    return step.map(Running::lines).orElse(engine);
  }

  /** When the build began. */
  Instant start() {
    return start;
  }

  /** What the steps are called. */
  StepNames steps() {
    return steps;
  }

  /** The steps that run, in the order of their numbers. */
  List<Running> running() {
    return List.copyOf(running.values());
  }

  /** How many steps have ended. */
  int ended() {
    return ended;
  }

  /** The writing of the image, once it has begun. */
  Optional<Assembly> assembly() {
    return assembly;
  }

  /** What the engine has printed lately outside of steps. */
  RecentLines engine() {
    return engine;
  }

  /** Whether nothing more will happen. */
  boolean isOver() {
    return isOver;
  }
}
