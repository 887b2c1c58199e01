package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An X server that lets in who has its cookie, and whom {@code xhost} names. It is gone when
 * closed.
 *
 * @param number the number of its display
 * @param cookie the file with its cookie, which the user may read
 */
record XServer(Process process, int number, Path cookie) implements AutoCloseable {
  private static final int FIRST_NUMBER = 70;
  private static final int TRIES = 20;

  /** Starts one, and writes its cookie into a directory. */
  static XServer start(Path directory) throws IOException, InterruptedException {
    for (int number = FIRST_NUMBER; number < FIRST_NUMBER + TRIES; number++) {
      if (Files.exists(Path.of("/tmp/.X11-unix/X" + number))) {
        continue;
      }
      Path cookie = directory.resolve("cookie");
      Commands commands = Commands.in(directory);
      for (String name : List.of(":" + number, "127.0.0.1:" + number)) {
        commands
            .run(
                "xauth",
                "-f",
                cookie.toString(),
                "add",
                name,
                ".",
                "0123456789abcdef0123456789abcdef")
            .orFail();
      }
      commands.run("chown", Engines.USER, cookie.toString()).orFail();
      Process process =
          new ProcessBuilder(
                  "Xvfb", ":" + number, "-noreset", "-listen", "tcp", "-auth", cookie.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("x.log").toFile())
              .start();
      XServer server = new XServer(process, number, cookie);
      server.await();
      // Another one may have taken the number meanwhile.
      if (!process.waitFor(300, TimeUnit.MILLISECONDS)) {
        return server;
      }
    }
    throw new AssertionError("no number of a display is free");
  }

  private void await() throws InterruptedException {
    Path socket = Path.of("/tmp/.X11-unix/X" + number);
    for (int i = 0; i < 100 && !Files.exists(socket); i++) {
      Thread.sleep(100);
    }
    if (!Files.exists(socket)) {
      close();
      throw new AssertionError("Xvfb has not started");
    }
  }

  /** How clients on this machine call it. */
  String local() {
    return ":" + number;
  }

  /** How clients on other machines call it, but for the name of the machine. */
  String remote() {
    return "127.0.0.1:" + number;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      int unused = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
