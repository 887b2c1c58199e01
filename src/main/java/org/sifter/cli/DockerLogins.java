package org.sifter.cli;

import java.nio.file.Files;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.json.MalformedJsonException;
import org.sifter.registry.Credentials;
import org.sifter.registry.DockerConfigFile;
import org.sifter.registry.Keychain;

/**
 * The logins of {@code docker login}. The file is read when a registry wants a login for the first
 * time; one that is unusable leaves it at tries without a login.
 */
final class DockerLogins implements Keychain {
  private static final String FILE = "config.json";

  private final Surroundings surroundings;
  private Optional<Keychain> keychain = Optional.empty();
  private Optional<Diagnostic> problem = Optional.empty();

  DockerLogins(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public synchronized Optional<Credentials> credentials(String registry) {
    if (keychain.isEmpty()) {
      keychain = Optional.of(read());
    }
    return keychain.get().credentials(registry);
  }

  /** What is wrong with the file, once it has been read. */
  synchronized Optional<Diagnostic> problem() {
    return problem;
  }

  private Keychain read() {
    Optional<String> file = file();
    try {
      FileReader reader = new FileReader(surroundings);
      if (file.isPresent() && Files.exists(reader.path(file.get()))) {
        return DockerConfigFile.parse(
            reader.read(file.get(), FileRole.JSON), new HelperProgram(surroundings.variables()));
      }
    } catch (MalformedJsonException e) {
      problem = Optional.of(FileException.of(CliCode.DOCKER_CONFIG, e).diagnostic());
    } catch (FileException e) {
      String reason = String.valueOf(e.getMessage());
      problem =
          Optional.of(
              FileException.of(CliCode.DOCKER_CONFIG, file.orElse(FILE), reason).diagnostic());
    }
    return Keychain.EMPTY;
  }

  private Optional<String> file() {
    return surroundings
        .directory("DOCKER_CONFIG")
        .or(() -> surroundings.directory("HOME").map(home -> home.resolve(".docker")))
        .map(directory -> directory.resolve(FILE).toString());
  }
}
