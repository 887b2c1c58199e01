package org.sifter.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second registry that serves what the first one has, to those who log in. */
final class GuardedRegistry implements AutoCloseable {
  private static final Path CONTENT = Path.of("/var/lib/sifter-engines/registry");
  private static final int ATTEMPTS = 100;

  private final Process process;
  private final int port;

  private GuardedRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a registry and waits until it answers.
   *
   * @param directory where its configuration may be put
   * @param auth the part of the configuration that says who may read
   */
  static GuardedRegistry start(Path directory, String auth) throws IOException {
    int port = freePort();
    Path file = directory.resolve("registry-" + port + ".yml");
    Files.writeString(
        file,
        """
        version: 0.1
        log: {level: error, accesslog: {disabled: true}}
        storage:
          filesystem: {rootdirectory: %s}
          maintenance: {readonly: {enabled: true}}
        http: {addr: "127.0.0.1:%d"}
        %s"""
            .formatted(CONTENT, port, auth));
    Process process =
        new ProcessBuilder("docker-registry", "serve", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("registry-" + port + ".log").toFile())
            .start();
    GuardedRegistry registry = new GuardedRegistry(process, port);
    registry.await();
    return registry;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException {
    for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        pause();
      }
    }
    close();
    throw new IOException("the registry on " + address() + " does not answer");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it, and waits until nothing answers any more. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
