package org.sifter.translate;

/**
 * The RUN steps of a plan that are still to come, and so may look at what is copied before them.
 */
final class ComingRuns {
  private long count;

  /** As many as the plan has. */
  ComingRuns(long count) {
    this.count = count;
  }

  /** Takes note that the next of them has been translated. */
  void pass() {
    count--;
  }

  /** Whether there are any. */
  boolean any() {
    return count > 0;
  }
}
