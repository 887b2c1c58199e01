package org.sifter.plan;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes such as {@code 10m}, {@code 1.5g} and {@code 512 KiB}, where a {@code k} is always 1024.
 *
 * <p>Source: {@code RAMInBytes} of docker/go-units; the number is what Go's {@code ParseFloat}
 * takes, underscores between digits included, but for numbers in hexadecimal.
 */
public final class ByteSize {
  private static final String DIGITS = "[0-9](?:_?[0-9]+)*+";
  private static final Pattern SIZE =
      Pattern.compile(
          "([+-]?(?:D\\.?(?:D)?|\\.D)(?:[eE][+-]?D)?) ?(?:b|([kmgtp])(?:i?b)?)?"
              .replace("D", DIGITS),
          Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "kmgtp";

  private ByteSize() {}

  /**
   * Reads a size.
   *
   * @return its bytes, without a fraction of one; empty when the text is none, negative or too
   *     large
   */
  public static OptionalLong parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    double bytes = Double.parseDouble(size.group(1).replace("_", ""));
    if (size.group(2) != null) {
      int power = UNITS.indexOf(size.group(2).toLowerCase(Locale.ROOT)) + 1;
      bytes *= 1L << (10 * power);
    }
    boolean fits = bytes >= 0 && bytes < Long.MAX_VALUE;
    return fits ? OptionalLong.of((long) bytes) : OptionalLong.empty();
  }
}
