package org.sifter.shell;

/**
 * How much words have grown by expansion. A few lines that repeat each other's variables would fill
 * any memory.
 */
public final class ExpandedSize {
  /**
   * The most characters that may come of expansion. BuildKit could not build more either: it takes
   * a plan as one message of at most 16 MiB.
   */
  public static final int MOST = 1 << 24;

  private long characters;

  /** Takes note of a text that was expanded. */
  public void add(long written, long expanded) {
    characters += Math.max(0, expanded - written);
  }

  /** Whether it is too much. */
  public boolean isExceeded() {
    return characters > MOST;
  }
}
