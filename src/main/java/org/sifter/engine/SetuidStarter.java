package org.sifter.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part of an engine that runs as root, where its administrator has installed that. */
final class SetuidStarter {
  private static final String DIRECTORY = "LIBEXECDIR=";

  private SetuidStarter() {}

  /** Asks the engine where its parts are. */
  static boolean isThere(Engine engine, Machine machine) {
    try {
      Optional<Path> parts =
          machine
              .attempt(engine.program(), "buildcfg")
              .lines()
              .filter(line -> line.startsWith(DIRECTORY))
              .map(line -> machine.root().resolve(line.substring(DIRECTORY.length())))
              .findFirst();
      return parts.isPresent()
          && List.of("apptainer", "singularity").stream()
              .map(name -> parts.get().resolve(name).resolve("bin/starter-suid"))
              .anyMatch(Files::exists);
    } catch (TrialFailedException e) {
      return false; // old engines have no such command
    }
  }
}
