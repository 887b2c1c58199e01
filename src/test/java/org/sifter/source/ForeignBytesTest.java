package org.sifter.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignBytesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00fc\uffff", "\ud83d\ude00", "a\ud83d\ude00\ud83d\ude00b"})
  void unicode(String text) {
    assertFalse(ForeignBytes.in(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\udcfc",
        "a\udcfc",
        "\ud83d",
        "\ud83d\ud83d\ude00",
        "\ud83d\ude00\udcfc",
        "\ude00\ud83d"
      })
  void notUnicode(String text) {
    assertTrue(ForeignBytes.in(text));
  }
}
