package org.sifter.registry;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.source.SourceFile;

/** The logins in Docker's {@code config.json}, and the helpers that it names. */
public final class DockerConfigFile implements Keychain {
  private static final String DOCKER_HUB = "docker.io";

  /** What Docker calls its own registry when it keeps a login. */
  private static final String SERVER_OF_DOCKER_HUB = "https://index.docker.io/v1/";

  private static final Pattern HELPER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final CredentialHelper helper;
  private final Map<String, Credentials> logins = new LinkedHashMap<>();
  private final Map<String, String> helpers = new LinkedHashMap<>();
  private Optional<String> store = Optional.empty();

  private DockerConfigFile(CredentialHelper helper) {
    this.helper = helper;
  }

  /**
   * Reads the file.
   *
   * @param helper what asks the helpers that it names
   * @throws MalformedJsonException when it is not JSON of the right form
   */
  public static DockerConfigFile parse(SourceFile source, CredentialHelper helper)
      throws MalformedJsonException {
    DockerConfigFile file = new DockerConfigFile(helper);
    JsonReader.readObject(
        source, "the file", json -> json.object("the file", name -> file.member(name, json)));
    return file;
  }

  private void member(String name, JsonReader json) throws IOException, MalformedJsonException {
    switch (name) {
      case "auths" -> json.object(name, server -> login(server, json));
      case "credHelpers" ->
          json.object(name, server -> helpers.put(host(server), json.string(server)));
      case "credsStore" -> store = Optional.of(json.string(name)).filter(s -> !s.isEmpty());
      default -> json.skip();
    }
  }

  private void login(String server, JsonReader json) throws IOException, MalformedJsonException {
    Map<String, String> members = new LinkedHashMap<>();
    json.object(
        "the login at " + server,
        name -> {
          switch (name) {
            case "auth", "username", "password", "identitytoken" ->
                members.put(name, json.string(name));
            default -> json.skip();
          }
        });
    credentials(members).ifPresent(login -> logins.put(host(server), login));
  }

  private static Optional<Credentials> credentials(Map<String, String> members) {
    String token = members.getOrDefault("identitytoken", "");
    if (!token.isEmpty()) {
      return Optional.of(Credentials.identityToken(token));
    }
    String auth = members.getOrDefault("auth", "");
    if (!auth.isEmpty()) {
      return Credentials.decode(auth);
    }
    String user = members.getOrDefault("username", "");
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(Credentials.password(user, members.getOrDefault("password", "")));
  }

  /** The host that a key names, which may be a whole address. */
  private static String host(String server) {
    String host = server.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return switch (host) {
      case "index.docker.io", "registry-1.docker.io" -> DOCKER_HUB;
      default -> host;
    };
  }

  @Override
  public Optional<Credentials> credentials(String registry) {
    Optional<String> program =
        Optional.ofNullable(helpers.get(registry))
            .or(() -> store)
            .filter(name -> HELPER_NAME.matcher(name).matches());
    return program
        .flatMap(name -> ask(name, registry))
        .or(() -> Optional.ofNullable(logins.get(registry)));
  }

  /** A helper that has no login, or none that can be read, leaves it at a try without one. */
  private Optional<Credentials> ask(String name, String registry) {
    String server = registry.equals(DOCKER_HUB) ? SERVER_OF_DOCKER_HUB : registry;
    Map<String, String> members = new LinkedHashMap<>();
    try {
      JsonReader.readObject(
          SourceFile.of(name, helper.get(name, server)),
          "the answer",
          json ->
              json.object(
                  "the answer",
                  member -> {
                    if (member.equals("Username") || member.equals("Secret")) {
                      members.put(member, json.string(member));
                    } else {
                      json.skip();
                    }
                  }));
    } catch (IOException | MalformedJsonException e) {
      return Optional.empty();
    }
    return members.containsKey("Secret")
        ? Optional.of(
            Credentials.ofHelper(
                members.getOrDefault("Username", ""), members.getOrDefault("Secret", "")))
        : Optional.empty();
  }
}
