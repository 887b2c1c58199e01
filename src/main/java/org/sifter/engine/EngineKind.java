package org.sifter.engine;

/** The engines that read definition files. */
public enum EngineKind {
  /** Apptainer. */
  APPTAINER("Apptainer"),
  /** SingularityCE, version 3.8 and later. */
  SINGULARITY_CE("SingularityCE"),
  /** Singularity before it was parted into Apptainer and SingularityCE. */
  SINGULARITY("Singularity");

  private final String label;

  EngineKind(String label) {
    this.label = label;
  }

  /** How people call it. */
  public String label() {
    return label;
  }
}
