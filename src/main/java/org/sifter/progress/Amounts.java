package org.sifter.progress;

import java.time.Duration;
import java.util.Locale;

/** Writes times and sizes for people. */
final class Amounts {
  private static final int STEP = 1000;
  private static final String PREFIXES = "kMGTPE";

  private Amounts() {}

  /** A time: {@code 12.4s}, {@code 2m05s} or {@code 1h02m05s}. */
  static String time(Duration time) {
    long tenths = time.toMillis() / 100;
    if (tenths < 600) {
      return "%d.%ds".formatted(tenths / 10, tenths % 10);
    }
    String seconds = "%02ds".formatted(time.toSecondsPart());
    return time.toHours() > 0
        ? "%dh%02dm%s".formatted(time.toHours(), time.toMinutesPart(), seconds)
        : "%dm%s".formatted(time.toMinutes(), seconds);
  }

  /** A size in the units that disks are sold in, as Docker tells the sizes of images. */
  static String size(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double amount = bytes;
    int prefix = -1;
    // 999 950 would be rounded to 1000.0.
    while (amount >= STEP - 0.05) {
      amount /= STEP;
      prefix++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", amount, PREFIXES.charAt(prefix));
  }
}
