package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0s",
    "99, 0.0s",
    "12430, 12.4s",
    "59999, 59.9s",
    "60000, 1m00s",
    "125999, 2m05s",
    "3599999, 59m59s",
    "3600000, 1h00m00s",
    "90061000, 25h01m01s"
  })
  void timesAreShort(long milliseconds, String text) {
    assertEquals(text, Amounts.time(Duration.ofMillis(milliseconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "61234567, 61.2 MB",
    "4300000000, 4.3 GB",
    "9223372036854775807, 9.2 EB"
  })
  void sizesAreShort(long bytes, String text) {
    assertEquals(text, Amounts.size(bytes));
  }
}
