package org.sifter.build;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sifter.diag.Diagnostic;
import org.sifter.engine.ProcessGroup;
import org.sifter.source.SourceFile;

/**
 * Runs an image once, before it is put where it is asked for: with its default command's {@code
 * --help}, or with a command that the user gives.
 *
 * @param command the command for the image's shell; empty for the default command
 */
public record ImageTest(Optional<String> command) {
  /** A server that does not know {@code --help} may start instead, and not end. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int KEPT_LINES = 10;

  /**
   * Runs the image.
   *
   * @param image the image file
   * @param name how the user calls it
   * @return what is wrong, with the last lines that were printed; empty when it ended well
   * @throws IOException when the engine cannot be started
   */
  public Optional<FailureReport> run(Path image, String name, BuildRequest request)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    List<String> words = words(image, request);
    try (ProcessGroup group =
        ProcessGroup.start(words, request.variables(), request.directory(), lines::add)) {
      CompletableFuture<Void> limit =
          CompletableFuture.runAsync(
              group::end,
              CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      int status = group.waitFor();
      boolean ended = limit.cancel(false);
      return ended && status == 0
          ? Optional.empty()
          : Optional.of(
              new FailureReport(
                  ended
                      ? problem(BuildCode.TEST_FAILED, name, Integer.toString(status))
                      : problem(BuildCode.TEST_HANGS, name, Long.toString(PATIENCE.toSeconds())),
                  last(lines),
                  ended ? OptionalInt.of(status) : OptionalInt.empty()));
    }
  }

  private List<String> words(Path image, BuildRequest request) {
    String engine = request.engine().program().toString();
    return command
        .map(text -> List.of(engine, "exec", image.toString(), "/bin/sh", "-c", text))
        .orElseGet(() -> List.of(engine, "run", image.toString(), "--help"));
  }

  private Diagnostic problem(BuildCode code, String name, String number) {
    String what = command.orElse("its default command with --help");
    String remedy = command.isPresent() ? "" : "Give a command that it has: --test=COMMAND.";
    return Diagnostic.of(
        code, SourceFile.of(name, ""), Optional.empty(), List.of(what, number, remedy));
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size());
  }
}
