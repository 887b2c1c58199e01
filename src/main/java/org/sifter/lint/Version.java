package org.sifter.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version number such as {@code 1.4.5}.
 *
 * @param numbers its numbers, the most significant first
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final int LONGEST_NUMBER = 9;

  public Version {
    numbers = List.copyOf(numbers);
  }

  /** Reads a version that is known to be one. */
  public static Version of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a version: " + text));
  }

  /** Reads numbers between dots; what follows them, as in {@code 1.5.0-rc1}, does not count. */
  public static Optional<Version> parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split("[-+~]", 2)[0].split("\\.", -1)) {
      if (part.isEmpty()
          || part.length() > LONGEST_NUMBER
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(part));
    }
    return Optional.of(new Version(numbers));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Integer.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
