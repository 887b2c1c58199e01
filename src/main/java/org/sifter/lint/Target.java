package org.sifter.lint;

/** How an image gets to the cluster. */
public enum Target {
  /** The Dockerfile becomes a definition file, by hand or by some tool, that an engine builds. */
  DEF("def"),
  /** {@code sifter convert} or {@code sifter build}, which keep much of what others lose. */
  SIFTER("sifter"),
  /** Docker builds it elsewhere, and the engine pulls it from a registry. */
  PULL("pull"),
  /** Apptainer 1.5 and newer build the Dockerfile through a running BuildKit. */
  BUILDKIT("buildkit"),
  /** SingularityCE 4.1 and newer build the Dockerfile and run the image in their OCI mode. */
  OCI("oci");

  private final String word;

  Target(String word) {
    this.word = word;
  }

  /** The name that options use, e.g. {@code def}. */
  public String word() {
    return word;
  }

  /** Whether the steps of the Dockerfile are run in {@code %post} of a definition file. */
  public boolean hasDefinition() {
    return this == DEF || this == SIFTER;
  }
}
