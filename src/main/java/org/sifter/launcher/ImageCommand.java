package org.sifter.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageConfig.Property;

/**
 * What an image runs.
 *
 * @param entrypoint the words that it always begins with
 * @param arguments the words that follow when the user gives none
 */
record ImageCommand(List<String> entrypoint, List<String> arguments) {
  ImageCommand {
    entrypoint = List.copyOf(entrypoint);
    arguments = List.copyOf(arguments);
  }

  /** The command of an image; empty when a part of it only the base image's own config tells. */
  static Optional<ImageCommand> of(ImageConfig config) {
    if (config.unknown().contains(Property.ENTRYPOINT)
        || config.unknown().contains(Property.COMMAND)) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageCommand(
            config.entrypoint().orElse(List.of()), config.command().orElse(List.of())));
  }

  /** CMD alone, of an image of which only the base image's own config tells the ENTRYPOINT. */
  static Optional<ImageCommand> argumentsOf(ImageConfig config) {
    return config.unknown().contains(Property.ENTRYPOINT)
            && !config.unknown().contains(Property.COMMAND)
        ? config.command().map(words -> new ImageCommand(List.of(), words))
        : Optional.empty();
  }

  /** Whether one of its words says a port. */
  boolean says(PortPlace port) {
    return port.isIn(entrypoint) || port.isIn(arguments);
  }

  /** The same from any directory: a program that is named from the working directory is found. */
  ImageCommand from(String workingDirectory) {
    return entrypoint.isEmpty()
        ? new ImageCommand(entrypoint, absolute(arguments, workingDirectory))
        : new ImageCommand(absolute(entrypoint, workingDirectory), arguments);
  }

  private static List<String> absolute(List<String> words, String workingDirectory) {
    if (words.isEmpty() || !words.get(0).contains("/")) {
      return words;
    }
    List<String> absolute = new ArrayList<>(words);
    absolute.set(0, ContainerPaths.resolve(workingDirectory, words.get(0)));
    return absolute;
  }
}
