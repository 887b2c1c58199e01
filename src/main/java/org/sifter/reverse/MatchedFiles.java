package org.sifter.reverse;

import java.util.HashMap;
import java.util.Map;

/** What stages lay out at the end of their {@code %post}, for a COPY of a later stage to fetch. */
final class MatchedFiles {
  private final Map<String, PostStep.LayOut> byPlace = new HashMap<>();

  /** Takes note of what a stage lays out. */
  void add(String stage, PostStep.LayOut layOut) {
    byPlace.put(stage + " " + layOut.directory(), layOut);
  }

  /**
   * What COPY fetches from the directory of an earlier stage.
   *
   * @param transfer how {@code %files} fetches it
   */
  Transfer asCopied(Transfer transfer) {
    PostStep.LayOut layOut = byPlace.get(transfer.stage().orElse("") + " " + transfer.source());
    return layOut == null
        ? transfer
        : new Transfer(
            Transfer.Kind.SELECTION,
            transfer.stage(),
            layOut.source(),
            transfer.destination() + "/" + (layOut.isPattern() ? "*" : PostReader.UNNAMED),
            transfer.line());
  }
}
