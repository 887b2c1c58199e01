package org.sifter.lint;

/** When it is that something goes wrong. */
public enum Phase {
  /** While the image is built from the Dockerfile or a definition file. */
  BUILD("build"),
  /** When the image runs on the cluster. */
  RUN("run"),
  /** Both. */
  BUILD_AND_RUN("build and run");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The name that reports use, e.g. {@code build}. */
  public String word() {
    return word;
  }
}
