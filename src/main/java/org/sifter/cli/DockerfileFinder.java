package org.sifter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the Dockerfile that a command line means. */
final class DockerfileFinder {
  private static final List<String> DEFAULT_NAMES = List.of("Dockerfile", "Containerfile");
  private static final String HERE = ".";

  private final FileReader reader;

  DockerfileFinder(FileReader reader) {
    this.reader = reader;
  }

  /**
   * The Dockerfile of a build.
   *
   * @param file the value of {@code -f}, when it is given
   * @param context the build context; {@code -} for a Dockerfile from standard input
   */
  DockerfileInput find(Optional<String> file, String context) throws FileException {
    boolean fromInput = context.equals(FileReader.STANDARD_INPUT) && file.isEmpty();
    String directoryName = fromInput ? HERE : context;
    Path directory = directory(directoryName);
    if (fromInput) {
      return read(FileReader.STANDARD_INPUT, directory);
    }
    return read(file.isPresent() ? file.get() : defaultName(directoryName, directory), directory);
  }

  /** The Dockerfile that an argument names: itself, or the one in the directory that it is. */
  DockerfileInput find(String fileOrDirectory) throws FileException {
    boolean isFile =
        fileOrDirectory.equals(FileReader.STANDARD_INPUT)
            || !Files.isDirectory(reader.path(fileOrDirectory));
    return isFile
        ? find(Optional.of(fileOrDirectory), HERE)
        : find(Optional.empty(), fileOrDirectory);
  }

  /**
   * The Dockerfile that an argument names, in a build context of its own: the directory that is
   * named, or that the file is in.
   */
  DockerfileInput findOnItsOwn(String fileOrDirectory) throws FileException {
    Path path = reader.path(fileOrDirectory);
    return fileOrDirectory.equals(FileReader.STANDARD_INPUT) || Files.isDirectory(path)
        ? find(Optional.empty(), fileOrDirectory)
        : read(fileOrDirectory, path.getParent());
  }

  /** The name of the file that {@link #findOnItsOwn} reads, if it is there. */
  String dockerfileOf(String fileOrDirectory) throws FileException {
    Path path = reader.path(fileOrDirectory);
    if (!Files.isDirectory(path)) {
      return fileOrDirectory;
    }
    String name =
        DEFAULT_NAMES.stream()
            .filter(candidate -> Files.isRegularFile(path.resolve(candidate)))
            .findFirst()
            .orElse(DEFAULT_NAMES.get(0));
    return fileOrDirectory.equals(HERE) ? name : beneath(fileOrDirectory, name);
  }

  /** The files of which {@link #find(String)} may read one. */
  List<Path> candidates(String fileOrDirectory) throws FileException {
    Path path = reader.path(fileOrDirectory);
    return Files.isDirectory(path)
        ? DEFAULT_NAMES.stream().map(path::resolve).toList()
        : List.of(path);
  }

  private Path directory(String name) throws FileException {
    Path directory = reader.path(name);
    if (Files.isDirectory(directory)) {
      return directory;
    }
    throw Files.exists(directory)
        ? FileException.of(CliCode.FILE_AS_CONTEXT, name, name)
        : FileException.of(CliCode.NO_SUCH_DIRECTORY, name, "Give the build context.");
  }

  private static String defaultName(String name, Path directory) throws FileException {
    for (String candidate : DEFAULT_NAMES) {
      if (Files.isRegularFile(directory.resolve(candidate))) {
        return name.equals(HERE) ? candidate : beneath(name, candidate);
      }
    }
    if (!Files.isExecutable(directory)) {
      throw FileException.of(CliCode.NOT_READABLE, name);
    }
    throw FileException.of(
        CliCode.NO_DOCKERFILE, name, NearbyFiles.insteadOfDockerfileIn(directory));
  }

  private static String beneath(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }

  private DockerfileInput read(String name, Path context) throws FileException {
    Optional<Path> path =
        name.equals(FileReader.STANDARD_INPUT) ? Optional.empty() : Optional.of(reader.path(name));
    return new DockerfileInput(name, reader.read(name, FileRole.DOCKERFILE), path, context);
  }
}
