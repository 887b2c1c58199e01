package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.shell.Suggestion;

/** Finds what files the user may have meant. */
final class NearbyFiles {
  private static final int MAX_LISTED = 10_000;
  private static final int MAX_NAMED = 3;

  private NearbyFiles() {}

  /** A file with a similar name in the same directory; empty when there is none. */
  static Optional<String> insteadOf(Path file) {
    Optional<Path> directory = directoryOf(file);
    if (directory.isEmpty()) {
      return Optional.of("Its directory does not exist either.");
    }
    return Suggestion.nearest(file.getFileName().toString(), names(directory.get()))
        .map(near -> "Did you mean " + near + " in the same directory?");
  }

  /** The Dockerfiles in the directory of a file. */
  static String dockerfilesBeside(Path file) {
    return listed(directoryOf(file).map(NearbyFiles::dockerfiles).orElse(List.of()));
  }

  private static Optional<Path> directoryOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).filter(Files::isDirectory);
  }

  /** The remedy for a directory in which there is no Dockerfile. */
  static String insteadOfDockerfileIn(Path directory) {
    List<String> found = dockerfiles(directory);
    return found.isEmpty() ? "Name the Dockerfile with -f FILE." : listed(found);
  }

  private static String listed(List<String> dockerfiles) {
    return dockerfiles.isEmpty()
        ? "Check the spelling of its path."
        : "In this directory there is " + String.join(", ", dockerfiles) + ": name it with -f.";
  }

  private static List<String> dockerfiles(Path directory) {
    return names(directory).stream()
        .filter(NearbyFiles::looksLikeDockerfile)
        .limit(MAX_NAMED)
        .toList();
  }

  private static boolean looksLikeDockerfile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.contains("dockerfile") || lower.contains("containerfile");
    return named && !lower.endsWith(".dockerignore");
  }

  /** The names of the files in a directory, sorted; none when it cannot be listed. */
  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .limit(MAX_LISTED)
          .filter(Files::isRegularFile)
          .flatMap(entry -> Optional.ofNullable(entry.getFileName()).stream())
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
