package org.sifter.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.ImageConfig;

/**
 * How a service that would let everybody in is started so that it asks for a secret: nodes of a
 * cluster have many users.
 *
 * @param command the command with which it does so, or its arguments when only the image knows its
 *     ENTRYPOINT; empty when only the image knows all of it
 * @param secret what it asks for; empty when it cannot be made to ask, so that its user is warned
 * @param settings variables that it needs besides
 */
record Guard(
    Optional<ImageCommand> command,
    Optional<OpenServer.Secret> secret,
    Map<String, String> settings) {
  /** Of the images with RStudio of the rocker project. */
  private static final String NO_LOGIN = "DISABLE_AUTH";

  private static final OpenServer.Secret PASSWORD =
      new OpenServer.Secret("PASSWORD", "password", "");

  Guard {
    settings = Map.copyOf(settings);
  }

  /** The guard of an image whose Dockerfile leaves its service open. */
  static Optional<Guard> of(ImageConfig config) {
    boolean hasNoLogin =
        config.environment().stream()
            .filter(variable -> variable.name().equals(NO_LOGIN))
            .anyMatch(v -> v.value().asLiteral().filter("true"::equals).isPresent());
    return hasNoLogin
        ? Optional.of(new Guard(Optional.empty(), Optional.of(PASSWORD), Map.of(NO_LOGIN, "false")))
        : ImageCommand.of(config)
            .map(command -> command.from(config.workingDirectory()))
            .or(() -> ImageCommand.argumentsOf(config))
            .flatMap(Guard::of);
  }

  private static Optional<Guard> of(ImageCommand command) {
    List<String> words = new ArrayList<>(command.entrypoint());
    words.addAll(command.arguments());
    return Arrays.stream(OpenServer.values())
        .filter(server -> server.isOpenedBy(words))
        .findFirst()
        .map(server -> of(command, server));
  }

  private static Guard of(ImageCommand command, OpenServer server) {
    Optional<ImageCommand> closed =
        server
            .secret()
            .map(
                secret ->
                    new ImageCommand(
                        server.closed(command.entrypoint()), server.closed(command.arguments())));
    return new Guard(closed, server.secret(), Map.of());
  }
}
