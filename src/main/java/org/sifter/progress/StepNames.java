package org.sifter.progress;

import java.util.List;

/**
 * What the steps of a build are called.
 *
 * @param steps all steps, in their order
 */
record StepNames(List<BuildEvent.PlannedStep> steps) {
  StepNames {
    steps = List.copyOf(steps);
  }

  /** How many steps there are. */
  int count() {
    return steps.size();
  }

  /**
   * A step's label, as BuildKit has it: {@code [3/9]}, {@code [ 3/12]}, or {@code [build 3/9]}.
   *
   * @param number the step's number, from 1
   */
  String label(int number) {
    String total = Integer.toString(count());
    String padded = " ".repeat(total.length() - Integer.toString(number).length()) + number;
    String stage = step(number).stage().map(name -> PrintableText.of(name) + " ").orElse("");
    return "[%s%s/%s]".formatted(stage, padded, total);
  }

  /**
   * The step's instruction.
   *
   * @param number the step's number, from 1
   */
  String title(int number) {
    return PrintableText.of(step(number).title());
  }

  private BuildEvent.PlannedStep step(int number) {
    return steps.get(number - 1);
  }
}
