package org.sifter.definition;

/**
 * What fetches the root file system that a stage starts from: the value of {@code Bootstrap}. The
 * constants are the agents that can stand for a {@code FROM}; others exist (debootstrap, yum, ...).
 *
 * @param name the agent's name as the engine knows it
 */
public record BootstrapAgent(String name) {
  /** An image in a registry. */
  public static final BootstrapAgent DOCKER = new BootstrapAgent("docker");

  /** An image that the local Docker daemon holds. */
  public static final BootstrapAgent DOCKER_DAEMON = new BootstrapAgent("docker-daemon");

  /** A file made by {@code docker save}. */
  public static final BootstrapAgent DOCKER_ARCHIVE = new BootstrapAgent("docker-archive");

  /** A directory in OCI image layout. */
  public static final BootstrapAgent OCI = new BootstrapAgent("oci");

  /** A tar file of an OCI image layout. */
  public static final BootstrapAgent OCI_ARCHIVE = new BootstrapAgent("oci-archive");

  /** A SIF or a sandbox on this machine. */
  public static final BootstrapAgent LOCALIMAGE = new BootstrapAgent("localimage");

  /** A SIF in a registry. */
  public static final BootstrapAgent ORAS = new BootstrapAgent("oras");

  /** An image in a container library. */
  public static final BootstrapAgent LIBRARY = new BootstrapAgent("library");

  /** Nothing: an empty root file system. */
  public static final BootstrapAgent SCRATCH = new BootstrapAgent("scratch");

  /** Whether it begins with nothing. */
  public boolean isScratch() {
    return name.equals(SCRATCH.name);
  }
}
