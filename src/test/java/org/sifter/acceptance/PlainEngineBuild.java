package org.sifter.acceptance;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.sifter.build.FetchRace;

/** The engine's own builds beside others, where it may lose a {@link FetchRace}. */
final class PlainEngineBuild {
  /** Options by which an image takes a tenth of the time that it takes with gzip, the default. */
  static final List<String> FAST = List.of("--mksquashfs-args", "-comp zstd -Xcompression-level 1");

  private PlainEngineBuild() {}

  /**
   * Runs one, and again as long as it has lost that.
   *
   * @param command the engine's, with all its arguments
   */
  static Outcome run(Commands commands, List<String> command) {
    AtomicReference<Outcome> last = new AtomicReference<>();
    try {
      int unused =
          FetchRace.run(
              () -> {
                last.set(commands.run(command));
                return last.get().status();
              },
              () -> FetchRace.isLost(last.get().errors().lines().toList()));
      return last.get();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
