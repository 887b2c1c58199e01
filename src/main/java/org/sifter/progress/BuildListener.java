package org.sifter.progress;

/**
 * Is told what happens while an image is built. Calls come one after the other, from any thread.
 */
@FunctionalInterface
public interface BuildListener {
  /** Takes note of what has just happened. */
  void on(BuildEvent event);
}
