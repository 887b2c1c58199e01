package org.sifter.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.Platform;

/**
 * All that a command knows of the process that it runs in.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for messages
 * @param variables the environment
 * @param workingDirectory the directory that relative paths start from
 * @param isTerminal whether messages go to a terminal
 * @param platform the platform of images that run on this machine
 * @param network the network, which only lookups of images use
 * @param version the version of sifter, when it is a released one
 * @param program the program that has started this process, when it has told
 */
public record Surroundings(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Map<String, String> variables,
    Path workingDirectory,
    boolean isTerminal,
    Platform platform,
    Network network,
    Optional<String> version,
    Optional<Path> program) {

  /** The value of an environment variable that is set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** The directory that an environment variable names, which need not exist. */
  Optional<Path> directory(String variable) {
    try {
      return variable(variable).filter(value -> !value.isEmpty()).map(workingDirectory::resolve);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
