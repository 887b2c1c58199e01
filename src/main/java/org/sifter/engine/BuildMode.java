package org.sifter.engine;

/** How an engine comes to the rights that a build needs, the best first. */
public enum BuildMode {
  /** By being run as root. */
  ROOT("as root"),
  /** In a user namespace with the user's subordinate ids, so that files can have any owner. */
  SUBORDINATE_IDS("with subordinate ids"),
  /** In a user namespace with one id; the command fakeroot makes up the others. */
  FAKEROOT_COMMAND("with one id and the command fakeroot"),
  /** In a user namespace with one id. */
  ONE_ID("with one id"),
  /** Elsewhere: a service builds. */
  REMOTE("by a remote service"),
  /** Not at all. */
  NONE("not at all");

  private final String label;

  BuildMode(String label) {
    this.label = label;
  }

  /** How it builds, in a few words. */
  public String label() {
    return label;
  }
}
