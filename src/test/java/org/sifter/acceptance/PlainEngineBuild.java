package org.sifter.acceptance;

import java.util.List;
import org.sifter.build.FetchRace;

/** The engine's own builds beside others, where it may lose a {@link FetchRace}. */
final class PlainEngineBuild {
  private PlainEngineBuild() {}

  /**
   * Runs one, and again as long as it has lost that.
   *
   * @param command the engine's, with all its arguments
   */
  static Outcome run(Commands commands, List<String> command) {
    Outcome outcome = commands.run(command);
    for (int i = 1; i < FetchRace.TRIES && isLost(outcome); i++) {
      outcome = commands.run(command);
    }
    return outcome;
  }

  private static boolean isLost(Outcome outcome) {
    return !outcome.succeeded() && FetchRace.isLost(outcome.errors().lines().toList());
  }
}
