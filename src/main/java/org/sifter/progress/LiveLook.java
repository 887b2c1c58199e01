package org.sifter.progress;

/**
 * What a terminal can show.
 *
 * @param isColored whether text may have colours and weights
 * @param hasUnicode whether its characters are UTF-8; ASCII otherwise
 */
public record LiveLook(boolean isColored, boolean hasUnicode) {

  /** What stands for text that has been cut off. */
  String ellipsis() {
    return hasUnicode ? "…" : "...";
  }

  /**
   * A bar that is filled to the left.
   *
   * @param columns its length
   */
  String bar(int percent, int columns) {
    int filled = Math.min(Math.max(percent, 0), 100) * columns / 100;
    return (hasUnicode ? "█" : "#").repeat(filled)
        + (hasUnicode ? "░" : ".").repeat(columns - filled);
  }
}
