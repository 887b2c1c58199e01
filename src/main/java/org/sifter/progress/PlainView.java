package org.sifter.progress;

import java.util.List;
import java.util.function.Consumer;
import org.sifter.progress.BuildEvent.AssemblyProgress;
import org.sifter.progress.BuildEvent.AssemblyStarted;
import org.sifter.progress.BuildEvent.Failed;
import org.sifter.progress.BuildEvent.Finished;
import org.sifter.progress.BuildEvent.Output;
import org.sifter.progress.BuildEvent.Planned;
import org.sifter.progress.BuildEvent.Remark;
import org.sifter.progress.BuildEvent.StepEnded;
import org.sifter.progress.BuildEvent.StepStarted;

/**
 * Shows a build as lines without control characters, each of which says what step it is about. It
 * is meant for logs, so nothing that is printed is left out.
 */
public final class PlainView implements BuildListener {
  private static final String ENGINE = "engine";

  private final Consumer<String> out;
  private final Verbosity verbosity;
  private StepNames steps = new StepNames(List.of());

  /**
   * A view.
   *
   * @param out takes text that ends with a line
   */
  public PlainView(Consumer<String> out, Verbosity verbosity) {
    this.out = out;
    this.verbosity = verbosity;
  }

  @Override
  public void on(BuildEvent event) {
    if (event instanceof Planned planned) {
      steps = new StepNames(planned.steps());
    } else if (event instanceof Remark remark) {
      print(PrintableText.of(remark.text()));
    } else if (event instanceof StepStarted started) {
      print(steps.label(started.number()) + " " + steps.title(started.number()));
    } else if (event instanceof Output output) {
      print(output);
    } else if (event instanceof StepEnded ended) {
      print(steps.label(ended.number()) + " " + outcome(ended));
    } else if (event instanceof AssemblyStarted) {
      print("writing the image");
    } else if (event instanceof AssemblyProgress) {
      // Lines cannot be written over, so it would take many to show how it goes on.
    } else if (event instanceof Finished finished) {
      print(Endings.of(finished));
    } else if (event instanceof Failed failed) {
      print(Endings.of(failed));
    }
  }

  private void print(Output output) {
    if (output.step().isPresent()) {
      print(steps.label(output.step().getAsInt()) + " | " + PrintableText.of(output.line()));
    } else if (verbosity == Verbosity.VERBOSE) {
      print(ENGINE + " | " + PrintableText.of(output.line()));
    }
  }

  private String outcome(StepEnded ended) {
    String time = Amounts.time(ended.time());
    return switch (ended.outcome()) {
      case DONE -> "done " + time;
      case CACHED -> "CACHED " + steps.title(ended.number());
      case FAILED -> "FAILED " + time;
    };
  }

  private void print(String line) {
    out.accept(line.stripTrailing() + "\n");
  }
}
