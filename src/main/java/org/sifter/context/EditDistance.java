package org.sifter.context;

import java.util.Locale;

/**
 * How far two names are apart: the number of letters to insert, delete, replace or swap with the
 * next one. Upper and lower case are the same.
 */
final class EditDistance {
  private final String one;
  private final String other;

  /** The distances of the beginnings of the names, by their lengths. */
  private final int[][] distances;

  private EditDistance(String one, String other) {
    this.one = one;
    this.other = other;
    this.distances = new int[one.length() + 1][other.length() + 1];
  }

  static int between(String one, String other) {
    EditDistance table =
        new EditDistance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    return table.fill();
  }

  private int fill() {
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : cheapest(i, j);
      }
    }
    return distances[one.length()][other.length()];
  }

  private int cheapest(int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int replaced = distances[i - 1][j - 1] + (same ? 0 : 1);
    int inserted = distances[i][j - 1] + 1;
    int deleted = distances[i - 1][j] + 1;
    int swapped = isSwap(i, j) ? distances[i - 2][j - 2] + 1 : replaced;
    return Math.min(Math.min(replaced, swapped), Math.min(inserted, deleted));
  }

  private boolean isSwap(int i, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
