package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "32, 32",
    "32b, 32",
    "32 B, 32",
    "'32 ', 32",
    "1k, 1024",
    "1kb, 1024",
    "10m, 10485760",
    "10MiB, 10485760",
    "1.5g, 1610612736",
    "1.g, 1073741824",
    ".5 Kib, 512",
    "1t, 1099511627776",
    "1P, 1125899906842624",
    "1e3, 1000",
    "1_000k, 1024000",
    "+1, 1",
    "-0, 0",
    "1.9, 1",
    "0.0001k, 0"
  })
  void sizesAreInPowersOf1024(String text, long bytes) {
    assertEquals(OptionalLong.of(bytes), ByteSize.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "m", " ", ".", "-1", "1 0", "1  m", " 1", "1x", "1bb", "1ki", "1kbi", "1e", "1_",
        "1__0", "_1", "10mm", "9e99", "16384p", "inf", "NaN", "1,5g"
      })
  void otherTextIsNoSize(String text) {
    assertEquals(OptionalLong.empty(), ByteSize.parse(text));
  }
}
