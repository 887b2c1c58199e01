package org.sifter.manual;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a shell may offer where a value is typed.
 *
 * @param words words that stand for themselves; no shell sees anything but letters in them
 * @param paths which files it offers, too
 * @param isList whether the value is several words, between commas
 */
public record Offer(List<String> words, Paths paths, boolean isList) {
  /** Nothing: only the user knows. */
  public static final Offer NOTHING = new Offer(List.of(), Paths.NONE, /* isList= */ false);

  /** Files and directories. */
  public static final Offer FILES = new Offer(List.of(), Paths.FILES, /* isList= */ false);

  /** Directories. */
  public static final Offer DIRECTORIES =
      new Offer(List.of(), Paths.DIRECTORIES, /* isList= */ false);

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=/-]*");

  /** Which files are offered. */
  public enum Paths {
    /** None. */
    NONE,
    /** Directories only. */
    DIRECTORIES,
    /** All. */
    FILES
  }

  /**
   * What may be offered.
   *
   * @throws IllegalArgumentException for a word that would mean something else to some shell
   */
  public Offer {
    words = List.copyOf(words);
    for (String word : words) {
      if (!PLAIN.matcher(word).matches()) {
        throw new IllegalArgumentException("not a plain word: " + word);
      }
    }
  }

  /** Some words. */
  public static Offer words(List<String> words) {
    return new Offer(words, Paths.NONE, /* isList= */ false);
  }

  /** Some words, of which the value may have several between commas. */
  public static Offer list(List<String> words) {
    return new Offer(words, Paths.NONE, /* isList= */ true);
  }

  /** Some words, or a file. */
  public static Offer wordsOrFile(List<String> words) {
    return new Offer(words, Paths.FILES, /* isList= */ false);
  }
}
