package org.sifter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an engine puts files of its own; Apptainer also reads the variables of Singularity.
 *
 * @param kind the engine
 * @param machine the machine that it runs on
 */
public record EngineDirectories(EngineKind kind, Machine machine) {
  /** What engines, or the scripts that they start, take for something else. */
  private static final String SPECIAL = ":,'\"`;()\n\\$&|<>*?[]{}!#";

  /**
   * A directory, which need not exist.
   *
   * @param path where it is
   * @param variable the environment variable by which another one is chosen
   */
  public record Place(Path path, String variable) {}

  /** Where images are built. */
  public Place temporary() {
    String variable = prefix() + "TMPDIR";
    Path path =
        chosen("TMPDIR")
            .or(() -> machine.directory("TMPDIR"))
            .orElseGet(() -> machine.root().resolve("tmp"));
    return new Place(path, variable);
  }

  /** Where what has been fetched is kept; empty where the user has no home directory. */
  public Optional<Place> cache() {
    String home = kind == EngineKind.APPTAINER ? ".apptainer/cache" : ".singularity/cache";
    return chosen("CACHEDIR")
        .or(() -> machine.directory("HOME").map(directory -> directory.resolve(home)))
        .map(path -> new Place(path, prefix() + "CACHEDIR"));
  }

  /**
   * Where it keeps what it has fetched of images in registries, as an image layout (Apptainer,
   * internal/pkg/cache).
   */
  public Optional<Path> layout() {
    return chosen("CACHEDIR")
        .map(path -> path.resolve("cache"))
        .or(() -> cache().map(Place::path))
        .map(path -> path.resolve("blob"));
  }

  private Optional<Path> chosen(String name) {
    return prefixes().stream()
        .map(prefix -> machine.directory(prefix + name))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private String prefix() {
    return prefixes().get(0);
  }

  private List<String> prefixes() {
    return kind == EngineKind.APPTAINER
        ? List.of("APPTAINER_", "SINGULARITY_")
        : List.of("SINGULARITY_");
  }

  /** Whether engines can work in a directory of this name. */
  public static boolean canWorkIn(Path directory) {
    return directory.toString().chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
  }
}
