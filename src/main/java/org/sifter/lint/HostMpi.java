package org.sifter.lint;

/** Which MPI libraries of the host can take the place of the image's. */
public enum HostMpi {
  /** It is not known. */
  UNKNOWN("unknown"),
  /** Those with MPICH's binary interface: MPICH, Intel MPI, MVAPICH, Cray MPICH. */
  MPICH_ABI("mpich-abi"),
  /** Open MPI. */
  OPEN_MPI("openmpi");

  private final String word;

  HostMpi(String word) {
    this.word = word;
  }

  /** The name that options use, e.g. {@code mpich-abi}. */
  public String word() {
    return word;
  }
}
