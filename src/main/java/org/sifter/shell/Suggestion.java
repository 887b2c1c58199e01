package org.sifter.shell;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant by a name that is not known. */
public final class Suggestion {
  private static final int MAX_DISTANCE = 2;

  private Suggestion() {}

  /**
   * The known name that is nearest to the given one, whatever their case: at most two letters are
   * wrong, missing, too many or swapped with their neighbour, and some letter is right. Of names
   * equally near the first one is taken.
   */
  public static Optional<String> nearest(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    Optional<String> nearest = Optional.empty();
    int smallest = MAX_DISTANCE + 1;
    for (String name : known) {
      int shorter = Math.min(name.length(), given.length());
      int longer = Math.max(name.length(), given.length());
      if (longer - shorter > MAX_DISTANCE) {
        continue;
      }
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
      if (distance < smallest && distance < shorter) {
        smallest = distance;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  /** The Damerau-Levenshtein distance in which no letter takes part in two edits. */
  private static int distance(String a, String b) {
    int[] twoBack = new int[b.length() + 1];
    int[] back = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = twoBack;
      twoBack = back;
      back = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(back[j - 1] + change, 1 + Math.min(back[j], row[j - 1]));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
    }
    return row[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
