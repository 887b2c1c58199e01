package org.sifter.progress;

/** Says how a build has ended. */
final class Endings {
  private Endings() {}

  /** The image, its size and the time that it took. */
  static String of(BuildEvent.Finished finished) {
    return "%s  %s  %s"
        .formatted(
            PrintableText.of(finished.image().toString()),
            Amounts.size(finished.bytes()),
            Amounts.time(finished.time()));
  }

  /** The time until then, and where to read all that was printed. */
  static String of(BuildEvent.Failed failed) {
    String log =
        failed
            .log()
            .map(path -> "; the whole output is in " + PrintableText.of(path.toString()))
            .orElse("");
    return "failed after " + Amounts.time(failed.time()) + log;
  }
}
