package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in one directory, with nothing on their standard input and what they print
 * captured.
 *
 * @param directory where they run
 * @param environment what their environment has besides that of the test
 */
record Commands(Path directory, Map<String, String> environment) {
  /** Far beyond what any of them needs: a command that takes longer hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  Commands {
    environment = Map.copyOf(environment);
  }

  static Commands in(Path directory) {
    return new Commands(directory, Map.of());
  }

  Outcome run(String... command) {
    return run(List.of(command));
  }

  Outcome run(List<String> command) {
    try {
      Path output = Files.createTempFile("output", null);
      Path errors = Files.createTempFile("errors", null);
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        int status = await(builder.start(), command);
        return new Outcome(command, status, read(output), read(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process, List<String> command) {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError(command + " did not end within " + PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
