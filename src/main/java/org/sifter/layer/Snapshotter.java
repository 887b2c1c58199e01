package org.sifter.layer;

/** How layers are laid over each other. */
public enum Snapshotter {
  /** The kernel's overlay file system: a layer holds what it changes. */
  OVERLAY("overlay"),
  /** Each layer is a copy of the one below, and is changed: slower, and works everywhere. */
  COPY("copy");

  private final String word;

  Snapshotter(String word) {
    this.word = word;
  }

  /** What command lines call it. */
  public String word() {
    return word;
  }
}
