package org.sifter.progress;

import java.util.function.Consumer;

/**
 * Shows nothing but the image once it is there, for scripts: as {@code docker build --quiet} prints
 * the image's id.
 */
public final class QuietView implements BuildListener {
  private final Consumer<String> out;

  /**
   * A view.
   *
   * @param out takes the image's path, and the end of its line
   */
  public QuietView(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void on(BuildEvent event) {
    if (event instanceof BuildEvent.Finished finished) {
      // Whoever reads it is a program, which needs the path itself, whatever is in it.
      out.accept(finished.image() + "\n");
    }
  }
}
