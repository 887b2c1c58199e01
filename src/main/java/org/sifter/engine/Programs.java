package org.sifter.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of some directories.
 *
 * @param directories where they are looked for, in this order
 */
public record Programs(List<Path> directories) {
  private static final String PATH = "PATH";

  public Programs {
    directories = List.copyOf(directories);
  }

  /**
   * The programs that a shell would find.
   *
   * @param variables the environment, with {@code PATH}
   * @param workingDirectory what an empty name in {@code PATH} stands for
   */
  public static Programs of(Map<String, String> variables, Path workingDirectory) {
    List<Path> directories = new ArrayList<>();
    String path = variables.getOrDefault(PATH, "");
    if (!path.isEmpty()) {
      for (String name : path.split(":", -1)) {
        try {
          directories.add(workingDirectory.resolve(name).toAbsolutePath());
        } catch (InvalidPathException e) {
          // No directory has such a name.
        }
      }
    }
    return new Programs(directories);
  }

  /** These, and behind them those of other directories. */
  public Programs and(List<Path> others) {
    List<Path> all = new ArrayList<>(directories);
    all.addAll(others);
    return new Programs(all);
  }

  /** The first program of a name. */
  public Optional<Path> find(String name) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Whether there is a program of a name. */
  public boolean has(String name) {
    return find(name).isPresent();
  }
}
