package org.sifter.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.progress.BuildEvent.Planned;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** What an engine builds an image from, and how to tell from what it prints how far it has come. */
public interface Recipe {

  /** The file that the steps stand in; its text is empty when they stand in none. */
  SourceFile source();

  /** The steps in the order in which the engine runs them, numbered from 1. */
  List<RecipeStep> steps();

  /**
   * Makes what the engine builds from.
   *
   * @param directory where a file may be put
   * @return the arguments of the engine's {@code build} that name it; the last is the source
   * @throws IOException when a file cannot be written
   */
  List<String> prepare(Path directory) throws IOException;

  /**
   * What a line of the engine's output tells.
   *
   * @param line the line
   * @param current the number of the step that runs
   */
  Sign read(String line, int current);

  /**
   * Where a step has failed, as far as it can be told.
   *
   * @param output the last lines that it has printed
   */
  default Optional<Span> failurePlace(RecipeStep step, List<String> output) {
    return step.place();
  }

  /** Variables of the engine that it needs. */
  default Map<String, String> variables() {
    return Map.of();
  }

  /** A step. */
  default RecipeStep step(int number) {
    return steps().get(number - 1);
  }

  /** The event that tells of all steps. */
  default Planned planned() {
    return new Planned(steps().stream().map(RecipeStep::planned).toList());
  }

  /**
   * What a line tells.
   *
   * @param before what of it a program has printed before the step begins; empty when nothing
   * @param begins the step that begins with it
   * @param serves the step for which files are brought from now on, before it begins
   * @param endsSteps whether all steps have been done
   * @param after what of it is about the step that begins; empty when nothing
   */
  record Sign(
      Optional<String> before,
      OptionalInt begins,
      OptionalInt serves,
      boolean endsSteps,
      Optional<String> after) {

    /** A line that is output and nothing else. */
    static Sign none(String line) {
      return new Sign(
          Optional.of(line),
          OptionalInt.empty(),
          OptionalInt.empty(),
          /* endsSteps= */ false,
          Optional.empty());
    }

    /** A line that is the first output of a step. */
    static Sign first(int step, String line) {
      return new Sign(
          Optional.empty(),
          OptionalInt.of(step),
          OptionalInt.empty(),
          /* endsSteps= */ false,
          Optional.of(line));
    }
  }
}
