package org.sifter.context;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Matches a path against a sequence of steps, following all possibilities at once, so that the time
 * is at most the length of the path times the number of steps, whatever the pattern.
 */
final class PathAutomaton {
  private static final int NOTHING = -1;

  /** How many of the steps that follow can be reached from a step without reading a character. */
  interface Leap {
    /**
     * The number of steps.
     *
     * @param before the character before this place, or a negative number at the start
     * @param after the character after this place, or a negative number at the end
     */
    int steps(int before, int after);
  }

  /**
   * A place in the pattern.
   *
   * @param stays the characters that can be read without leaving the step
   * @param advances the characters that lead to the next step
   * @param leap what can be reached without reading
   */
  record Step(IntPredicate stays, IntPredicate advances, Leap leap) {
    /** Reads one of the given characters. */
    static Step one(IntPredicate characters) {
      return new Step(none -> false, characters, (before, after) -> 0);
    }

    /** Reads any number of the given characters. */
    static Step many(IntPredicate characters) {
      return new Step(characters, none -> false, (before, after) -> 1);
    }

    /** Reads nothing. */
    static Step leap(Leap leap) {
      return new Step(none -> false, none -> false, leap);
    }
  }

  private final Step[] steps;

  PathAutomaton(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  boolean matches(String path) {
    int[] text = path.codePoints().toArray();
    boolean[] active = new boolean[steps.length + 1];
    boolean[] next = new boolean[steps.length + 1];
    active[0] = true;
    for (int at = 0; ; at++) {
      int before = at == 0 ? NOTHING : text[at - 1];
      int after = at == text.length ? NOTHING : text[at];
      leap(active, before, after);
      if (at == text.length) {
        return active[steps.length];
      }
      if (!read(active, next, after)) {
        return false;
      }
      boolean[] old = active;
      active = next;
      next = old;
    }
  }

  private void leap(boolean[] active, int before, int after) {
    for (int i = 0; i < steps.length; i++) {
      if (active[i]) {
        int reach = steps[i].leap().steps(before, after);
        for (int j = 1; j <= reach; j++) {
          active[i + j] = true;
        }
      }
    }
  }

  /** Finds the steps after a character; false when there are none. */
  private boolean read(boolean[] active, boolean[] next, int character) {
    Arrays.fill(next, false);
    boolean any = false;
    for (int i = 0; i < steps.length; i++) {
      if (active[i]) {
        next[i] |= steps[i].stays().test(character);
        next[i + 1] |= steps[i].advances().test(character);
        any |= next[i] || next[i + 1];
      }
    }
    return any;
  }
}
