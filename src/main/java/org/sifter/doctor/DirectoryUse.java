package org.sifter.doctor;

/** What a directory is for. */
public enum DirectoryUse {
  /** Images are built in it; without it, there is no build. */
  TEMPORARY(4L << 30, State.PROBLEM),
  /** What can be had again is kept in it; it is made when it is needed. */
  CACHE(1L << 30, State.WARNING);

  private final long enough;
  private final State loss;

  DirectoryUse(long enough, State loss) {
    this.enough = enough;
    this.loss = loss;
  }

  /** The bytes that a build of an image of common size needs there. */
  long enough() {
    return enough;
  }

  /** What it means when it cannot be used. */
  State loss() {
    return loss;
  }
}
