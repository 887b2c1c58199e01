package org.sifter.engine;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a program prints that ends soon.
 *
 * @param status its exit status
 * @param output its standard output
 * @param errors its standard error
 */
public record Answer(int status, String output, String errors) {
  private static final int MAX_LENGTH = 1 << 20;

  /** What a program that has ended has printed is there at once, unless it has left another. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

  /**
   * Runs a program with nothing on its standard input.
   *
   * @param command the program and its arguments
   * @param variables its whole environment
   * @param patience how long it may take; then it is killed, and what it has started, too
   * @throws IOException when it cannot be started
   * @throws NoAnswerException when it does not end
   */
  public static Answer of(List<String> command, Map<String, String> variables, Duration patience)
      throws IOException, NoAnswerException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      Reading output = Reading.start(process.getInputStream());
      Reading errors = Reading.start(process.getErrorStream());
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoAnswerException(patience);
      }
      return new Answer(process.exitValue(), output.text(), errors.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Whether its exit status is 0. */
  public boolean isSuccess() {
    return status == 0;
  }

  /** The last line of standard error that is not blank. */
  public Optional<String> lastError() {
    return errors
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((first, second) -> second);
  }

  /** A thread that reads a stream. */
  private static final class Reading {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    private Reading(InputStream stream) {
      thread = new Thread(() -> read(stream), "answer of a program");
      thread.setDaemon(true);
    }

    static Reading start(InputStream stream) {
      Reading reading = new Reading(stream);
      reading.thread.start();
      return reading;
    }

    private void read(InputStream stream) {
      byte[] buffer = new byte[8192];
      try {
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
          add(buffer, n);
        }
      } catch (IOException e) {
        // It was closed: what has come is the answer.
      }
    }

    private void add(byte[] buffer, int length) {
      synchronized (bytes) {
        bytes.write(buffer, 0, Math.min(length, MAX_LENGTH - bytes.size()));
      }
    }

    String text() throws InterruptedException {
      thread.join(LAST_WORDS.toMillis());
      synchronized (bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
