package org.sifter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sifter.registry.CredentialHelper;

/**
 * Runs credential helpers: {@code docker-credential-NAME get} reads the server from standard input.
 *
 * @param environment the environment that they run in
 */
record HelperProgram(Map<String, String> environment) implements CredentialHelper {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_ANSWER = 1 << 16;

  @Override
  public String get(String name, String server) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("docker-credential-" + name, "get")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> read(process));
      try (OutputStream in = process.getOutputStream()) {
        in.write(server.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("docker-credential-%s does not end".formatted(name));
      }
      if (process.exitValue() != 0) {
        throw new IOException("docker-credential-%s has no login".formatted(name));
      }
      return new String(answer.join(), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readNBytes(MAX_ANSWER);
    } catch (IOException e) {
      return new byte[0]; // which is no answer
    }
  }
}
