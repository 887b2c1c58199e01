package org.sifter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.config.SiteProfileFile;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.SiteProfile;
import org.sifter.source.SourceFile;

/**
 * Finds the profile of the cluster: the one that {@code --site} names, that of the user, that of
 * the machine, or none.
 */
final class SiteFinder {
  /** The profiles that come with sifter, which are there to start from. */
  static final List<String> EXAMPLES = List.of("generic", "mila-like", "triton-like");

  private static final String DIRECTORY = "sifter";

  private final Surroundings surroundings;
  private final FileReader reader;

  SiteFinder(Surroundings surroundings, FileReader reader) {
    this.surroundings = surroundings;
    this.reader = reader;
  }

  /**
   * The profile that is in force.
   *
   * @param given a file, or the name of an example
   */
  SiteProfile find(Optional<String> given) throws FileException {
    if (given.isPresent()) {
      return parse(
          EXAMPLES.contains(given.get())
              ? SourceFile.of(given.get() + ".yaml", example(given.get()))
              : reader.read(given.get(), FileRole.SITE));
    }
    Optional<Path> file = candidates().filter(Files::exists).findFirst();
    return file.isPresent()
        ? parse(reader.read(reader.shown(file.get()), FileRole.SITE))
        : SiteProfile.UNKNOWN;
  }

  private Stream<Path> candidates() {
    Optional<Path> user =
        surroundings
            .directory("XDG_CONFIG_HOME")
            .or(() -> surroundings.directory("HOME").map(home -> home.resolve(".config")));
    Path machine = surroundings.workingDirectory().getFileSystem().getPath("/etc");
    return Stream.concat(user.stream(), Stream.of(machine))
        .map(directory -> directory.resolve(DIRECTORY).resolve(SiteProfileFile.NAME));
  }

  private static SiteProfile parse(SourceFile file) throws FileException {
    DiagnosticLog log = new DiagnosticLog(file);
    SiteProfile profile = SiteProfileFile.read(log);
    Optional<Diagnostic> error = log.diagnostics().stream().findFirst();
    if (error.isPresent()) {
      throw new FileException(error.get());
    }
    return profile;
  }

  private static String example(String name) {
    try (InputStream in = SiteProfile.class.getResourceAsStream("sites/" + name + ".yaml")) {
      if (in == null) {
        throw new AssertionError("there is no example " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
