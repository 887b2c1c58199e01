package org.sifter.build;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown when a build cannot go on because of the directory of the step cache. */
public final class CacheException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;
  private final IOException failure;

  /**
   * A failure.
   *
   * @param directory the cache directory
   * @param failure what has failed there
   */
  public CacheException(Path directory, IOException failure) {
    super(failure.getMessage(), failure);
    this.directory = directory;
    this.failure = failure;
  }

  /** The cache directory. */
  public Path directory() {
    return directory;
  }

  /** What has failed there. */
  public IOException failure() {
    return failure;
  }
}
