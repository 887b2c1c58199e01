package org.sifter.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The characters between brackets in a pattern, {@code [a-z]} or {@code [^a-z]}. As in Go, a
 * negated class contains the slash.
 *
 * @param negated whether the class is of all characters that no item contains
 * @param items the single characters and ranges, in the order of the pattern
 */
record CharacterClass(boolean negated, List<Item> items) implements IntPredicate {
  private static final String OPEN = "a [ is not closed";

  /**
   * A range of characters, or a single one.
   *
   * @param low the first character
   * @param high the last character; a range may be the wrong way round, and is empty then
   * @param escaped whether one of them has a backslash before it
   */
  record Item(int low, int high, boolean escaped) {
    boolean contains(int character) {
      return low <= character && character <= high;
    }

    boolean is(int character) {
      return low == character && high == character && !escaped;
    }
  }

  CharacterClass {
    items = List.copyOf(items);
  }

  /** Reads a class whose opening bracket has been read. */
  static CharacterClass read(PatternReader in) throws BadPatternException {
    boolean negated = in.takes('^');
    List<Item> items = new ArrayList<>();
    while (items.isEmpty() || !in.takes(']')) {
      boolean lowEscaped = in.sees('\\');
      int low = character(in);
      if (in.takes('-')) {
        boolean highEscaped = in.sees('\\');
        items.add(new Item(low, character(in), lowEscaped || highEscaped));
      } else {
        items.add(new Item(low, low, lowEscaped));
      }
    }
    return new CharacterClass(negated, items);
  }

  private static int character(PatternReader in) throws BadPatternException {
    int read = in.readOr(OPEN);
    if (read == '-' || read == ']') {
      throw in.bad("a - or ] inside brackets needs a \\ before it");
    }
    int character = read == '\\' ? in.readOr(OPEN) : read;
    if (in.atEnd()) {
      throw in.bad(OPEN);
    }
    return character;
  }

  @Override
  public boolean test(int character) {
    return negated != items.stream().anyMatch(item -> item.contains(character));
  }
}
