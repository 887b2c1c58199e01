package org.sifter.context;

import java.util.Comparator;

/**
 * Sorts names by code points, which is the order of their bytes in UTF-8 and so that of a directory
 * in Go; {@link String#compareTo} puts some characters elsewhere.
 */
enum NameOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    int at = 0;
    while (at < shared && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == shared) {
      return Integer.compare(one.length(), other.length());
    }
    char a = one.charAt(at);
    char b = other.charAt(at);
    if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
      return Character.isSurrogate(a) ? 1 : -1;
    }
    return Character.compare(a, b);
  }
}
