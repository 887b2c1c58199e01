package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real terminal without a window: what a program shows on it can be read. */
final class Tmux implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 50;

  private final Commands commands;
  private final String socket;

  private Tmux(Commands commands, String socket) {
    this.commands = commands;
    this.socket = socket;
  }

  /**
   * Ends the test where there is no tmux: as skipped on a developer's machine, as failed where the
   * environment variable {@code CI} says that it has to be there.
   */
  static void require() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "tmux")));
    if (!isThere) {
      String message = "no test of terminals without tmux: install the package tmux";
      if (System.getenv("CI") != null) {
        fail(message);
      }
      abort(message);
    }
  }

  /**
   * A terminal that a command runs on.
   *
   * @param directory where the command runs, and tmux's socket is
   * @param command for the shell; the terminal stays when it has ended
   */
  static Tmux open(Path directory, int columns, int rows, String command) {
    Commands commands = new Commands(directory, Map.of("LC_ALL", "C.UTF-8"));
    Tmux tmux = new Tmux(commands, directory.resolve("tmux").toString());
    tmux.run(
        List.of(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            Integer.toString(columns),
            "-y",
            Integer.toString(rows),
            command + "; cat"));
    return tmux;
  }

  private String run(List<String> words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket));
    command.addAll(words);
    return commands.run(command).orFail().output();
  }

  void resize(int columns, int rows) {
    run(List.of("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows)));
  }

  /** Types text, as it is. */
  void type(String text) {
    run(List.of("send-keys", "-l", text));
  }

  /** Presses a key, by tmux's name for it. */
  void press(String key) {
    run(List.of("send-keys", key));
  }

  /** What is to be seen, without the blank lines below it. */
  String screen() {
    return run(List.of("capture-pane", "-p")).stripTrailing() + "\n";
  }

  /** The screen with the sequences that colour it. */
  String colors() {
    return run(List.of("capture-pane", "-p", "-e"));
  }

  /** Waits until this is to be seen. */
  void await(String screen) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!screen().equals(screen) && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
    }
    assertEquals(screen, screen());
  }

  /** Waits until something like this is to be seen, and tells what that is. */
  String await(Pattern pattern) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String screen = screen();
    while (!pattern.matcher(screen).matches()) {
      if (System.nanoTime() > end) {
        fail("not " + pattern + " but\n" + screen);
      }
      Thread.sleep(POLL_MILLIS);
      screen = screen();
    }
    return screen;
  }

  /** Ends all that runs in it, and waits for that: shells write a history at their end. */
  @Override
  public void close() {
    List<ProcessHandle> processes =
        run(List.of("display-message", "-p", "#{pid}\n#{pane_pid}"))
            .lines()
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .distinct()
            .toList();
    run(List.of("kill-server"));
    processes.forEach(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }
}
