package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The secrets and agents that a build is given, as {@code docker build} takes them. Their values
 * are in files only: never in an argument, a variable of the engine, or the log.
 */
final class SecretOptions {
  private static final String DEFAULT_AGENT = "default";
  private static final String FORM = "write id=ID,src=FILE or id=ID,env=NAME";
  private static final String AGENT_VARIABLE = "SSH_AUTH_SOCK";

  private final Map<String, Secret> secrets = new LinkedHashMap<>();

  /** Where a secret is. */
  private sealed interface Secret {
    /** In a file, or behind a socket. */
    record InFile(Path path) implements Secret {}

    /** In a variable. */
    record InVariable(String name, String value) implements Secret {}
  }

  SecretOptions(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    FileReader reader = new FileReader(surroundings);
    for (String written : arguments.values(OptionNames.SECRET)) {
      secret(written, surroundings, reader);
    }
    for (String written : arguments.values(OptionNames.SSH)) {
      agent(written, surroundings, reader);
    }
  }

  private void secret(String written, Surroundings surroundings, FileReader reader)
      throws UsageException, FileException {
    Map<String, String> fields = fields(written);
    String id = fields.get("id");
    if (id == null || id.isEmpty()) {
      throw new UsageException("--secret %s has no id: %s".formatted(written, FORM));
    }
    Optional<String> file =
        Optional.ofNullable(fields.get("src")).or(() -> Optional.ofNullable(fields.get("source")));
    Optional<String> variable = Optional.ofNullable(fields.get("env"));
    boolean isVariable =
        variable.isPresent()
            || "env".equals(fields.get("type"))
            || (file.isEmpty() && surroundings.variable(id).isPresent());
    if (isVariable) {
      String name = variable.or(() -> file).orElse(id);
      String value =
          surroundings
              .variable(name)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--secret %s: the variable %s is not set".formatted(written, name)));
      secrets.put(id, new Secret.InVariable(name, value));
    } else {
      String name = file.orElse(id);
      Path path = reader.path(name);
      if (!Files.isRegularFile(path)) {
        throw FileException.of(CliCode.NO_SUCH_FILE, name, "It is to hold the secret " + id + ".");
      }
      if (!Files.isReadable(path)) {
        throw FileException.of(CliCode.NOT_READABLE, name);
      }
      secrets.put(id, new Secret.InFile(path.toAbsolutePath()));
    }
  }

  private static Map<String, String> fields(String written) throws UsageException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : written.split(",", -1)) {
      int equals = field.indexOf('=');
      String key = equals < 0 ? field : field.substring(0, equals);
      if (equals < 0 || !Set.of("id", "src", "source", "env", "type").contains(key)) {
        throw new UsageException("--secret %s: %s".formatted(written, FORM));
      }
      fields.put(key, field.substring(equals + 1));
    }
    return fields;
  }

  private void agent(String written, Surroundings surroundings, FileReader reader)
      throws UsageException, FileException {
    int equals = written.indexOf('=');
    String id = equals < 0 ? written : written.substring(0, equals);
    Optional<String> socket =
        equals < 0
            ? surroundings.variable(AGENT_VARIABLE).filter(name -> !name.isEmpty())
            : Optional.of(written.substring(equals + 1));
    if (socket.isEmpty()) {
      throw new UsageException(
          "--ssh %s: there is no agent, as SSH_AUTH_SOCK is not set; start one with ssh-agent"
              .formatted(written));
    }
    Path path = reader.path(socket.get());
    if (!Files.exists(path)) {
      throw FileException.of(
          CliCode.NO_SUCH_FILE, socket.get(), "Start the agent: eval $(ssh-agent).");
    }
    secrets.put(id.isEmpty() ? DEFAULT_AGENT : id, new Secret.InFile(path.toAbsolutePath()));
  }

  /** What the Dockerfile calls them. */
  Set<String> ids() {
    return secrets.keySet();
  }

  /** The environment without those secrets that come from it. */
  Map<String, String> hidden(Map<String, String> variables) {
    Map<String, String> rest = new LinkedHashMap<>(variables);
    for (Secret secret : secrets.values()) {
      if (secret instanceof Secret.InVariable variable) {
        rest.remove(variable.name());
      }
    }
    return rest;
  }

  /**
   * What has the engine show them to the steps.
   *
   * @param files for each id, the file in the image
   * @param directory where files may be made that are removed after the build
   */
  List<String> bindings(Map<String, String> files, Path directory) throws IOException {
    List<String> bindings = new ArrayList<>();
    for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
      String file = files.get(secret.getKey());
      if (file != null) {
        bindings.add(path(secret.getValue(), directory, bindings.size()) + ":" + file);
      }
    }
    return bindings;
  }

  private static Path path(Secret secret, Path directory, int number) throws IOException {
    if (secret instanceof Secret.InFile file) {
      return linked(file.path(), directory, number);
    }
    Secret.InVariable variable = (Secret.InVariable) secret;
    Path file =
        Files.createFile(
            directory.resolve("secret-" + number),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, variable.value());
  }

  /** An engine takes paths apart at colons and commas: a link has neither. */
  private static Path linked(Path file, Path directory, int number) throws IOException {
    return file.toString().matches("[^:,]*")
        ? file
        : Files.createSymbolicLink(directory.resolve("secret-" + number), file);
  }
}
