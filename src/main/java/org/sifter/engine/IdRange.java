package org.sifter.engine;

/**
 * Ids that follow one another.
 *
 * @param start the first
 * @param count how many they are
 */
public record IdRange(long start, long count) {

  @Override
  public String toString() {
    return start + "-" + (start + count - 1);
  }
}
