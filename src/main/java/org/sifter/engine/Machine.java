package org.sifter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be seen of the machine that a build runs on.
 *
 * @param root the directory {@code /}
 * @param variables the environment
 * @param programs the programs that engines find
 */
public record Machine(Path root, Map<String, String> variables, Programs programs) {
  /** Where engines look besides {@code PATH}, by their setting {@code binary path}. */
  private static final List<String> STANDARD_DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private static final int MAX_FILE = 1 << 20;

  /** How long a program may take that should need some milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public Machine {
    variables = Map.copyOf(variables);
  }

  /** This machine. */
  public static Machine of(Map<String, String> variables, Path workingDirectory) {
    Path root = workingDirectory.getFileSystem().getPath("/");
    List<Path> directories = STANDARD_DIRECTORIES.stream().map(root::resolve).toList();
    return new Machine(root, variables, Programs.of(variables, workingDirectory).and(directories));
  }

  /** The text of a file; empty when it cannot be read. */
  public Optional<String> read(String path) {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      return Optional.of(new String(in.readNBytes(MAX_FILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The directory that an environment variable names, which need not exist. */
  public Optional<Path> directory(String variable) {
    try {
      return Optional.ofNullable(variables.get(variable))
          .filter(name -> !name.isEmpty())
          .map(root::resolve);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Runs a program that does no more than to show that it can.
   *
   * @param program the program
   * @param arguments its arguments
   * @throws TrialFailedException when it does not end well; the message says why
   */
  public String attempt(Path program, String... arguments) throws TrialFailedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(Arrays.asList(arguments));
    try {
      Answer answer = Answer.of(command, variables, PATIENCE);
      if (answer.isSuccess()) {
        return answer.output();
      }
      throw new TrialFailedException(answer.lastError().orElse("exit status " + answer.status()));
    } catch (NoAnswerException | IOException e) {
      throw new TrialFailedException(String.valueOf(e.getMessage()));
    }
  }
}
