package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the definition files of several Dockerfiles go: beside these, or into a directory in which
 * they have the same paths as from the working directory.
 */
final class DefinitionFiles {
  private static final String SUFFIX = ".def";

  private final Optional<String> directory;
  private final FileReader reader;

  /**
   * A place for definition files.
   *
   * @param directory the directory, which need not exist; when empty, they go beside the
   *     Dockerfiles
   */
  DefinitionFiles(Optional<String> directory, FileReader reader)
      throws UsageException, FileException {
    this.directory = directory;
    this.reader = reader;
    if (directory.isPresent() && isFile(reader.path(directory.get()))) {
      throw new UsageException(
          "-o names a directory for several definition files, but %s is a file"
              .formatted(directory.get()));
    }
  }

  private static boolean isFile(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }

  /** How messages call the definition file of a Dockerfile. */
  String name(String dockerfile) throws FileException {
    if (directory.isEmpty()) {
      return dockerfile + SUFFIX;
    }
    String below = reader.shown(reader.path(dockerfile)).replaceFirst("^/+", "");
    return directory.get().replaceFirst("/+$", "") + "/" + below + SUFFIX;
  }

  /** Writes a definition file. */
  void write(String name, byte[] content) throws FileException {
    Path path = reader.path(name);
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw FileException.of(CliCode.CANNOT_WRITE, name, FileReader.reason(e));
    }
    ResultFile file = new ResultFile(name, path);
    file.verify();
    file.write(content);
  }
}
