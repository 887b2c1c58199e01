package org.sifter.lint;

/** How an ordinary user gets the ids of root and others while an image is built. */
public enum Fakeroot {
  /** It is not known. */
  UNKNOWN("unknown"),
  /** With subordinate ids of {@code /etc/subuid}. */
  SUBUID("subuid"),
  /** With one id that stands for root. */
  ROOT_MAPPED("root-mapped"),
  /** With one id, and the command {@code fakeroot}, which feigns the others. */
  COMMAND("fakeroot-cmd"),
  /** Not at all: images are built elsewhere. */
  NONE("none");

  private final String word;

  Fakeroot(String word) {
    this.word = word;
  }

  /** The name that options use, e.g. {@code subuid}. */
  public String word() {
    return word;
  }
}
