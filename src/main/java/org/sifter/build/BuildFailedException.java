package org.sifter.build;

import java.util.List;

/** Thrown when a program of a build fails, so that there is no image. */
public final class BuildFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient BuildPoint point;
  private final int status;
  private final transient List<String> lastLines;

  /**
   * A failure.
   *
   * @param point how far the build had come
   * @param status the exit status of the step, or of the engine where no step has one
   * @param lastLines the last lines that were printed, by the step if there is one
   */
  public BuildFailedException(BuildPoint point, int status, List<String> lastLines) {
    super(point + " ended with " + status);
    this.point = point;
    this.status = status;
    this.lastLines = List.copyOf(lastLines);
  }

  /** How far the build had come. */
  public BuildPoint point() {
    return point;
  }

  /** The exit status of the step, or of the engine where no step has one. */
  public int status() {
    return status;
  }

  /** The last lines that were printed. */
  public List<String> lastLines() {
    return lastLines;
  }
}
