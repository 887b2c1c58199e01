package org.sifter.layer;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Something that the cache keeps.
 *
 * @param kind what it is
 * @param path its directory
 * @param bytes how much it takes
 * @param used when it was last used
 * @param about what it is of, in the words of the Dockerfile
 */
public record CacheEntry(Kind kind, Path path, long bytes, Instant used, String about) {

  /** What the cache keeps. */
  public enum Kind {
    /** What a step has changed. */
    LAYER("layer"),
    /** The directory of a {@code RUN --mount=type=cache}. */
    MOUNT("mount");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What listings call it. */
    public String word() {
      return word;
    }
  }

  /** The name of its directory. */
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
