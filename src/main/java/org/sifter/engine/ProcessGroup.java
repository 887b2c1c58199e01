package org.sifter.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program and all that it starts, in a process group and session of its own. It ends with this
 * process, even when that is killed: a shell beside it waits for a pipe to close that only this
 * process holds open.
 */
public final class ProcessGroup implements AutoCloseable {
  /** A line that is longer is cut into several. */
  private static final int MAX_LINE = 1 << 16;

  /**
   * Runs the arguments. When standard input closes, the group is asked to end, and killed after
   * five seconds.
   */
  private static final String SUPERVISOR =
      """
      trap : TERM
      trap 'cancelled=yes' USR1
      exec 3<&0 </dev/null
      "$@" 3<&- &
      command=$!
      (
          trap '' TERM USR1
          exec >/dev/null 2>&1
          read -r _ <&3
          kill -USR1 $$
          kill -TERM -$$
          waited=0
          while [ $waited -lt 50 ] && kill -0 $command; do sleep 0.1; waited=$((waited + 1)); done
          kill -KILL -$$
      ) &
      watcher=$!
      exec 3<&-
      wait $command
      status=$?
      while kill -0 $command 2>/dev/null; do wait $command; status=$?; done
      # Others of the group may be left, which the watcher ends, and this shell with them.
      while [ -n "$cancelled" ]; do wait $watcher; done
      kill -KILL $watcher 2>/dev/null
      exit $status
      """;

  private final Process supervisor;
  private final Thread reader;

  private ProcessGroup(Process supervisor, Consumer<String> output) {
    this.supervisor = supervisor;
    this.reader =
        new Thread(() -> pass(supervisor.getInputStream(), output), "output of a program");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a program.
   *
   * @param command the program and its arguments
   * @param variables its whole environment
   * @param directory where it runs
   * @param output takes each line of its output and errors, which are one stream so that they keep
   *     their order, without the line's end: a line feed, or a carriage return as programs print
   *     that count up, or both. It is called from another thread
   * @throws IOException when it cannot be started
   */
  public static ProcessGroup start(
      List<String> command, Map<String, String> variables, Path directory, Consumer<String> output)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("setsid", "/bin/sh", "-c", SUPERVISOR, "sifter"));
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return new ProcessGroup(builder.start(), output);
  }

  private static void pass(InputStream stream, Consumer<String> output) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(stream)) {
      boolean afterReturn = false;
      for (int b = in.read(); b >= 0; b = in.read()) {
        boolean isEnd = b == '\r' || (b == '\n' && !afterReturn);
        if (isEnd || line.size() == MAX_LINE) {
          flush(line, output);
        }
        if (b != '\n' && b != '\r') {
          line.write(b);
        }
        afterReturn = b == '\r';
      }
    } catch (IOException e) {
      // It was closed: the program has ended.
    }
    if (line.size() > 0) {
      flush(line, output);
    }
  }

  private static void flush(ByteArrayOutputStream line, Consumer<String> output) {
    output.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  /**
   * Waits until the program has ended and all that it has printed has been passed on.
   *
   * @return its exit status; 128 and the number of the signal that killed it
   * @throws InterruptedException when this thread is interrupted; the program has then been ended
   */
  public int waitFor() throws InterruptedException {
    try {
      return join();
    } catch (InterruptedException e) {
      end();
      joinUninterruptibly();
      throw e;
    }
  }

  private int join() throws InterruptedException {
    int status = supervisor.waitFor();
    reader.join();
    return status;
  }

  /** What it has made is removed next, which goes wrong as long as it goes on. */
  private void joinUninterruptibly() {
    boolean hasEnded = false;
    while (!hasEnded) {
      try {
        int unused = join();
        hasEnded = true;
      } catch (InterruptedException e) {
        // The caller is told of the first time.
      }
    }
  }

  /** Ends the program and all that it has started; {@link #waitFor} returns when they are gone. */
  public void end() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      supervisor.destroyForcibly();
    }
  }

  /** Ends it, if it runs still. */
  @Override
  public void close() {
    end();
  }
}
