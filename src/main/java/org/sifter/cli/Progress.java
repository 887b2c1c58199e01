package org.sifter.cli;

import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildListener;

/** Shows a build to the user, in the way that the options say. */
final class Progress implements BuildListener, AutoCloseable {
  private final BuildListener view;
  private final Runnable end;
  private final Results results;

  /**
   * A way of showing a build.
   *
   * @param view shows it
   * @param end makes room for other messages
   * @param results what the view writes to, if it writes to standard output
   */
  Progress(BuildListener view, Runnable end, Results results) {
    this.view = view;
    this.end = end;
    this.results = results;
  }

  @Override
  public void on(BuildEvent event) {
    view.on(event);
  }

  /** Ends the showing; messages may only be printed after it. */
  @Override
  public void close() {
    end.run();
  }

  /** Makes sure that what went to standard output has been written. */
  void finish() throws FileException {
    results.finish();
  }
}
