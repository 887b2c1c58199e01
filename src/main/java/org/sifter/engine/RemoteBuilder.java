package org.sifter.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The service that builds for SingularityCE, once the user has logged in to it. */
final class RemoteBuilder {
  private static final String FILE = ".singularity/remote.yaml";
  private static final Pattern TOKEN = Pattern.compile("(?m)^\\s*Token:\\s*[\"']?[^\\s\"'#]");

  private RemoteBuilder() {}

  /** Whether the file of logins has one. */
  static Ability of(Machine machine) {
    Optional<Path> file = machine.directory("HOME").map(home -> home.resolve(FILE));
    boolean hasLogin =
        file.flatMap(path -> machine.read(path.toString()))
            .map(text -> TOKEN.matcher(text).find())
            .orElse(false);
    return hasLogin
        ? new Ability.Given("~/" + FILE + " has a login to a service that builds images")
        : new Ability.Lacking(
            "~/" + FILE + " has no login to a service that builds images",
            "Log in: singularity remote login");
  }
}
