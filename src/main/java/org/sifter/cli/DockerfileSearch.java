package org.sifter.cli;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Finds the Dockerfiles that arguments mean: files as they are named, and those in directories. */
final class DockerfileSearch {
  private static final List<String> NAMES = List.of("dockerfile", "containerfile");

  /** What lies beside Dockerfiles and begins like them, among it what {@code convert} writes. */
  private static final List<String> OTHER_ENDS = List.of(".dockerignore", ".def");

  private static final Set<String> LIBRARIES = Set.of("node_modules", "site-packages");

  private final FileReader reader;
  private final ConfigurationFinder configurations;

  /**
   * A search.
   *
   * @param configurations tells what is left out in directories
   */
  DockerfileSearch(FileReader reader, ConfigurationFinder configurations) {
    this.reader = reader;
    this.configurations = configurations;
  }

  /**
   * The names of the files, each once, in the order of the arguments and sorted in directories.
   * Without arguments the working directory is searched.
   *
   * @throws FileException when there are none
   */
  List<String> find(List<String> arguments) throws FileException {
    List<String> named = arguments.isEmpty() ? List.of(".") : arguments;
    Set<String> names = new LinkedHashSet<>();
    for (String argument : named) {
      if (argument.equals(FileReader.STANDARD_INPUT)) {
        names.add(argument);
        continue;
      }
      Path path = reader.path(argument);
      if (Files.isDirectory(path)) {
        names.addAll(in(argument, path));
      } else {
        names.add(argument);
      }
    }
    if (names.isEmpty()) {
      throw FileException.of(
          CliCode.NO_DOCKERFILE, named.get(0), "Name a file, or look at exclude in the config.");
    }
    return List.copyOf(names);
  }

  private List<String> in(String argument, Path directory) throws FileException {
    List<String> names = new ArrayList<>();
    List<String> exclude = configurations.find(directory).configuration().exclude();
    Walk walk = new Walk(argument, directory, matchers(exclude, directory.getFileSystem()), names);
    try {
      Files.walkFileTree(directory, walk);
    } catch (IOException e) {
      throw FileReader.unreadable(argument, e);
    }
    Collections.sort(names);
    return names;
  }

  private static List<PathMatcher> matchers(List<String> exclude, FileSystem files) {
    List<PathMatcher> matchers = new ArrayList<>();
    for (String pattern : exclude) {
      String clean = pattern.replaceFirst("^\\./", "").replaceFirst("/+$", "");
      try {
        matchers.add(files.getPathMatcher("glob:" + clean));
        if (!clean.contains("/")) {
          matchers.add(files.getPathMatcher("glob:**/" + clean));
        }
      } catch (PatternSyntaxException e) {
        matchers.add(path -> path.toString().equals(clean));
      }
    }
    return matchers;
  }

  /** Whether a file is a Dockerfile by its name. */
  static boolean isDockerfile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.stream()
            .anyMatch(
                known ->
                    lower.equals(known)
                        || lower.startsWith(known + ".")
                        || lower.startsWith(known + "-")
                        || lower.endsWith("." + known))
        && OTHER_ENDS.stream().noneMatch(lower::endsWith);
  }

  /** Goes through a directory; links to directories are not followed. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final String argument;
    private final Path root;
    private final List<PathMatcher> excluded;
    private final List<String> names;

    Walk(String argument, Path root, List<PathMatcher> excluded, List<String> names) {
      this.argument = argument;
      this.root = root;
      this.excluded = excluded;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String name = directory.getFileName().toString();
      boolean skipped = name.startsWith(".") || LIBRARIES.contains(name) || isExcluded(directory);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isDockerfile(file.getFileName().toString())
          && Files.isRegularFile(file)
          && !isExcluded(file)) {
        String relative = String.join("/", elements(root.relativize(file)));
        names.add(
            argument.equals(".")
                ? relative
                : argument.endsWith("/") ? argument + relative : argument + "/" + relative);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE; // What cannot be read holds nothing to lint.
    }

    private static List<String> elements(Path path) {
      List<String> elements = new ArrayList<>();
      path.forEach(element -> elements.add(element.toString()));
      return elements;
    }

    private boolean isExcluded(Path path) {
      Path relative = root.relativize(path);
      return excluded.stream().anyMatch(matcher -> matcher.matches(relative));
    }
  }
}
