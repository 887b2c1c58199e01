package org.sifter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sifter.config.Configuration;
import org.sifter.config.ConfigurationFile;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;

/** Finds the config file of a Dockerfile: the nearest one in its directory or above. */
final class ConfigurationFinder {
  private final FileReader reader;
  private final Optional<String> given;
  private final boolean isolated;
  private final Map<Path, Found> found = new ConcurrentHashMap<>();

  /**
   * A finder.
   *
   * @param given the file of {@code --config}, which counts for all Dockerfiles
   * @param isolated whether no file is read
   */
  ConfigurationFinder(FileReader reader, Optional<String> given, boolean isolated) {
    this.reader = reader;
    this.given = given;
    this.isolated = isolated;
  }

  /**
   * What a config file says.
   *
   * @param file the file; empty when there is none
   * @param configuration what it says
   * @param problem what is wrong with it
   */
  record Found(Optional<Path> file, Configuration configuration, Optional<FileException> problem) {
    private static final Found NOTHING =
        new Found(Optional.empty(), Configuration.EMPTY, Optional.empty());

    /** The directory that relative paths in it start from. */
    Optional<Path> directory() {
      return file.flatMap(path -> Optional.ofNullable(path.getParent()));
    }
  }

  /** The config of the Dockerfiles in a directory. */
  Found find(Path directory) throws FileException {
    Found result =
        isolated
            ? Found.NOTHING
            : given.isPresent()
                ? named(given.get())
                : nearest(directory.toAbsolutePath().normalize());
    if (result.problem().isPresent()) {
      throw result.problem().get();
    }
    return result;
  }

  private Found named(String name) throws FileException {
    Path path = reader.path(name).toAbsolutePath();
    return found.computeIfAbsent(path, file -> read(name, file));
  }

  private Found nearest(Path directory) {
    Found known = found.get(directory);
    if (known != null) {
      return known;
    }
    Path file = directory.resolve(ConfigurationFile.NAME);
    Optional<Path> parent = Optional.ofNullable(directory.getParent());
    Found result =
        Files.isRegularFile(file) || Files.isDirectory(file)
            ? read(reader.shown(file), file)
            : parent.map(this::nearest).orElse(Found.NOTHING);
    found.put(directory, result);
    return result;
  }

  private Found read(String name, Path file) {
    try {
      DiagnosticLog log = new DiagnosticLog(reader.read(name, FileRole.CONFIG));
      Configuration configuration = ConfigurationFile.read(log, RuleWords.all());
      Optional<Diagnostic> error = log.diagnostics().stream().findFirst();
      return new Found(Optional.of(file), configuration, error.map(FileException::new));
    } catch (FileException e) {
      return new Found(Optional.of(file), Configuration.EMPTY, Optional.of(e));
    }
  }
}
