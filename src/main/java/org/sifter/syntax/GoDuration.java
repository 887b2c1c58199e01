package org.sifter.syntax;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go's {@code time.ParseDuration} reads them: {@code 1h30m}, {@code 500ms}, {@code 0}.
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(?=\\.?[0-9])([0-9]*)\\.?([0-9]*)(ns|us|\u00B5s|\u03BCs|ms|s|m|h)");

  /** As many as a {@code long} holds for sure. */
  private static final int MAX_FRACTION_DIGITS = 18;

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @return its length in nanoseconds; empty when the text is none, or too long for 63 bits
   */
  public static OptionalLong parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String unsigned = signed ? text.substring(1) : text;
    if (unsigned.equals("0")) {
      return OptionalLong.of(0);
    }
    try {
      long length = sum(unsigned);
      return OptionalLong.of(text.startsWith("-") ? -length : length);
    } catch (NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static long sum(String parts) {
    Matcher part = PART.matcher(parts);
    long sum = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = unit(part.group(3));
      long whole = part.group(1).isEmpty() ? 0 : Long.parseLong(part.group(1));
      sum = Math.addExact(sum, Math.multiplyExact(whole, unit));
      sum = Math.addExact(sum, fraction(part.group(2), unit));
      end = part.end();
    }
    if (end == 0 || end != parts.length()) {
      throw new NumberFormatException(parts);
    }
    return sum;
  }

  /** What stands behind the point, in nanoseconds; what is less than one does not count. */
  private static long fraction(String digits, long unit) {
    if (digits.isEmpty()) {
      return 0;
    }
    String counted = digits.substring(0, Math.min(digits.length(), MAX_FRACTION_DIGITS));
    double scale = Math.pow(10, counted.length());
    return (long) (Long.parseLong(counted) * (unit / scale));
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 1_000L;
    };
  }
}
