package org.sifter.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * An X server that lets in who has its cookie, and whom {@code xhost} names. It is gone when
 * closed.
 *
 * @param number the number of its display
 * @param cookie the file with its cookie, which the user may read
 */
record XServer(Process process, int number, Path cookie) implements AutoCloseable {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  /** Starts one that chooses its number itself, and writes its cookie into a directory. */
  static XServer start(Path directory) throws IOException {
    // The server takes any cookie of the file, clients take that of their display.
    Path known = directory.resolve("server-cookie");
    addCookie(known, ":0");
    Process process =
        new ProcessBuilder(
                List.of(
                    "Xvfb", "-displayfd", "1", "-noreset", "-listen", "tcp", "-auth", "" + known))
            .redirectError(directory.resolve("x.log").toFile())
            .start();
    String number = process.inputReader().readLine();
    if (number == null) {
      throw new AssertionError("Xvfb has not started");
    }
    Path cookie = directory.resolve("cookie");
    for (String display : List.of(":" + number, "127.0.0.1:" + number)) {
      addCookie(cookie, display);
    }
    Commands.in(directory).run("chown", Engines.USER, cookie.toString()).orFail();
    return new XServer(process, Integer.parseInt(number), cookie);
  }

  private static void addCookie(Path file, String display) {
    Commands.in(file.getParent())
        .run("xauth", "-f", file.toString(), "add", display, ".", SECRET)
        .orFail();
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
