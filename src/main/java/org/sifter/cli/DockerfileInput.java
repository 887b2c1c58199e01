package org.sifter.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sifter.source.SourceFile;

/**
 * A Dockerfile that has been read.
 *
 * @param name how the user calls it; {@code -} for standard input
 * @param source its text
 * @param path where it is, when it is a file
 * @param context the directory of the build context
 */
record DockerfileInput(String name, SourceFile source, Optional<Path> path, Path context) {

  /** How the user would call a file beside it; beside standard input is the build context. */
  String beside(String file) {
    if (path.isEmpty()) {
      return context.resolve(file).toString();
    }
    return name.substring(0, name.lastIndexOf('/') + 1) + file;
  }

  /**
   * How a definition file calls it: its path in the context, or only its name when it is elsewhere,
   * so that the same Dockerfile gives the same text on every machine.
   */
  String nameInContext() {
    if (path.isEmpty()) {
      return "standard input";
    }
    Path file = path.get().toAbsolutePath().normalize();
    Path directory = context.toAbsolutePath().normalize();
    Path shown = file.startsWith(directory) ? directory.relativize(file) : file.getFileName();
    return shown.toString().replace('\\', '/');
  }
}
