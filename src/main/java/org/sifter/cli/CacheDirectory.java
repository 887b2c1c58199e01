package org.sifter.cli;

import java.nio.file.Path;
import java.util.Optional;

/** The directory of what sifter keeps from one run to the next. */
final class CacheDirectory {
  /** The variable by which a user chooses another. */
  static final String VARIABLE = "SIFTER_CACHE";

  private CacheDirectory() {}

  /** Where it is, by the XDG base directory specification; empty where there is no home. */
  static Optional<Path> of(Surroundings surroundings) {
    return surroundings
        .directory(VARIABLE)
        .or(() -> surroundings.directory("XDG_CACHE_HOME").map(dir -> dir.resolve("sifter")))
        .or(() -> surroundings.directory("HOME").map(dir -> dir.resolve(".cache/sifter")));
  }
}
