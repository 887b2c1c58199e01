package org.sifter.build;

import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;

/** How to log in to a registry, so that an engine can fetch images from there. */
final class LoginCommand {
  private static final String DOCKER_HUB = "docker.io";

  private LoginCommand() {}

  /**
   * The command.
   *
   * @param image an image, as engines call it
   */
  static String of(Engine engine, String image) {
    String program = engine.kind() == EngineKind.APPTAINER ? "apptainer" : "singularity";
    String verb =
        engine.kind() == EngineKind.APPTAINER && engine.version().isAtLeast(1, 3)
            ? "registry"
            : "remote";
    return program + " " + verb + " login docker://" + host(image);
  }

  private static String host(String image) {
    String name = image.replaceFirst("^[a-z-]+:(//)?", "");
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? first : DOCKER_HUB;
  }
}
