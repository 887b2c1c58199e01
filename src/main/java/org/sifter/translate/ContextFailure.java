package org.sifter.translate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file or directory of the build context cannot be read, in words for its user. */
final class ContextFailure {
  private ContextFailure() {}

  /**
   * The words for a failure.
   *
   * @param root the directory of the build context, to which the path in the words is relative
   */
  static String describe(Path root, IOException e) {
    Optional<String> file =
        e instanceof FileSystemException failure
            ? Optional.ofNullable(failure.getFile())
            : Optional.empty();
    String prefix = file.map(path -> relative(root, path) + ": ").orElse("");
    return prefix + reason(e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "you have no permission to read it";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there any more";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a directory";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private static String relative(Path root, String file) {
    Path path = root.getFileSystem().getPath(file);
    return path.startsWith(root) && !path.equals(root) ? root.relativize(path).toString() : file;
  }
}
