package org.sifter.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "+0, 0",
    "-0, 0",
    "0s, 0",
    "1ns, 1",
    "1us, 1000",
    "1\u00b5s, 1000",
    "1\u03bcs, 1000",
    "500ms, 500000000",
    "30s, 30000000000",
    "1m30s, 90000000000",
    "1h, 3600000000000",
    "1.5h, 5400000000000",
    ".5s, 500000000",
    "1.s, 1000000000",
    "-1s, -1000000000",
    "+5s, 5000000000",
    "1s1s, 2000000000",
    "1ms1h, 3600001000000",
    "0.0000000001s, 0",
    "1.0000000019s, 1000000001",
    "9223372036854775807ns, 9223372036854775807",
    "2562047h47m16.854775807s, 9223372036854775807",
  })
  void durations(String text, long nanoseconds) {
    assertEquals(OptionalLong.of(nanoseconds), GoDuration.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        "5",
        "s",
        ".",
        ".s",
        "-.s",
        "1",
        "1.5",
        "1 s",
        " 1s",
        "1s ",
        "1S",
        "1d",
        "1sec",
        "--1s",
        "1s-1s",
        "00",
        "1e3s",
        "\u0661s",
        "9223372036854775808ns",
        "2562048h"
      })
  void whatIsNone(String text) {
    assertEquals(OptionalLong.empty(), GoDuration.parse(text), text);
  }
}
