package org.sifter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sifter.layer.Snapshotter;

/** Reads what a command line says about the step cache. */
final class CacheOptions {
  /** The ways to lay layers over each other that can be asked for. */
  static final List<String> SNAPSHOTTERS = List.of("overlay", "copy", "none");

  private final Optional<Path> directory;
  private final boolean isUsed;
  private final Choice choice;

  /** What {@code --snapshotter} may say. */
  private enum Choice {
    AUTO,
    OVERLAY,
    COPY,
    NONE
  }

  CacheOptions(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    Optional<String> name = arguments.value(OptionNames.CACHE_DIR);
    if (name.isPresent() && name.get().isEmpty()) {
      throw new UsageException("--cache-dir names no directory");
    }
    this.directory =
        name.isPresent()
            ? Optional.of(new FileReader(surroundings).path(name.get()).toAbsolutePath())
            : CacheDirectory.of(surroundings).map(Path::toAbsolutePath);
    this.isUsed = !arguments.has(OptionNames.NO_CACHE);
    Optional<String> snapshotter = arguments.value(OptionNames.SNAPSHOTTER);
    this.choice =
        snapshotter.isEmpty()
            ? Choice.AUTO
            : Choices.parse(
                OptionNames.SNAPSHOTTER,
                snapshotter.get(),
                List.of(Choice.OVERLAY, Choice.COPY, Choice.NONE));
  }

  /** Where layers are kept; empty where there is no home directory, and none is named. */
  Optional<Path> directory() {
    return directory;
  }

  /** Whether layers that are there are used. */
  boolean isUsed() {
    return isUsed;
  }

  /** Whether images are built in layers at all. */
  boolean inLayers() {
    return choice != Choice.NONE;
  }

  /** How layers have to be laid over each other, if that is said. */
  Optional<Snapshotter> snapshotter() {
    return switch (choice) {
      case AUTO, NONE -> Optional.empty();
      case OVERLAY -> Optional.of(Snapshotter.OVERLAY);
      case COPY -> Optional.of(Snapshotter.COPY);
    };
  }
}
