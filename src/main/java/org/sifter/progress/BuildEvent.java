package org.sifter.progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happens while an image is built, in the order in which it happens. Steps are
 * numbered from 1 to the number of {@link Planned} steps; those of them that have begun and not
 * ended are running.
 */
public sealed interface BuildEvent {

  /**
   * What is about to be done; the first event.
   *
   * @param steps the steps in the order in which they run
   */
  record Planned(List<PlannedStep> steps) implements BuildEvent {
    public Planned {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step.
   *
   * @param number its number, from 1
   * @param stage the name of its stage; empty when the build has one stage only
   * @param title the instruction, on one line, of any length
   * @param place where it stands, e.g. {@code Dockerfile:12}; empty when it stands in no file
   */
  record PlannedStep(int number, Optional<String> stage, String title, Optional<String> place) {}

  /**
   * Something that the build tells about itself: the engine and why it is used, where the cache is.
   *
   * @param text one sentence without a full stop
   */
  record Remark(String text) implements BuildEvent {}

  /**
   * A step begins to run.
   *
   * @param number the step's number
   */
  record StepStarted(int number) implements BuildEvent {}

  /**
   * A line that a program has printed.
   *
   * @param step the running step; empty for the engine's own output outside all steps
   * @param line the line without its end, as it was printed: it may hold control characters
   */
  record Output(OptionalInt step, String line) implements BuildEvent {}

  /**
   * A step has ended.
   *
   * @param number the step's number; a cached step has not been started
   * @param outcome what came of it
   * @param time how long it ran; zero when it was not run
   */
  record StepEnded(int number, Outcome outcome, Duration time) implements BuildEvent {}

  /** What comes of a step. */
  enum Outcome {
    /** It ran, and succeeded. */
    DONE,
    /** Its result was in the cache. */
    CACHED,
    /** It ran, and failed. */
    FAILED
  }

  /** The image file is about to be written, after all steps. */
  record AssemblyStarted() implements BuildEvent {}

  /**
   * How far the compression of the image is.
   *
   * @param percent from 0 to 100
   */
  record AssemblyProgress(int percent) implements BuildEvent {}

  /**
   * The image is where it was asked for; the last event of a build that succeeds.
   *
   * @param image the image file
   * @param bytes its size
   * @param time how long the whole build took
   */
  record Finished(Path image, long bytes, Duration time) implements BuildEvent {}

  /**
   * The build has failed or was interrupted; the last event of such a build.
   *
   * @param problem what went wrong, which a diagnostic tells people
   * @param log the file that holds the whole output; empty when there was none
   * @param time how long the whole build took
   */
  record Failed(Problem problem, Optional<Path> log, Duration time) implements BuildEvent {}

  /**
   * What went wrong.
   *
   * @param code the diagnostic's code
   * @param message what is wrong, in one sentence without a full stop
   * @param file the file that it is about: the Dockerfile, or what else there is
   * @param line the line in the file, from 1; empty when it is about no line
   * @param status the exit status of the step or program that has failed; empty when none has
   */
  record Problem(String code, String message, String file, OptionalInt line, OptionalInt status) {}
}
