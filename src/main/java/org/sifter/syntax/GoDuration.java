package org.sifter.syntax;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go's {@code time.ParseDuration} reads them: {@code 1h30m}, {@code 500ms}, {@code 0}.
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|\u00B5s|\u03BCs|ms|s|m|h)");

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
    Matcher part = PART.matcher(unsigned);
    BigDecimal total = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      total = total.add(new BigDecimal(digits(part.group(1))).multiply(unit(part.group(2))));
      end = part.end();
    }
    if (end == 0 || end != unsigned.length()) {
      return OptionalLong.empty();
    }
    BigDecimal length = text.startsWith("-") ? total.negate() : total;
    return length.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(length.longValue());
  }

  private static String digits(String number) {
    String whole = number.startsWith(".") ? "0" + number : number;
    return whole.endsWith(".") ? whole + "0" : whole;
  }

  private static BigDecimal unit(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ns" -> 1L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000L;
        });
  }
}
