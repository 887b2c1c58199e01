package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenSizeTest {
  @Test
  void isReadFromStty() {
    assertEquals(new ScreenSize(132, 43), ScreenSize.parse("43 132\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0\n", "1 80\n", "24 1\n", "nonsense", "24 80 1", "99999 80"})
  void isTheUsualOneWhereItIsNotKnown(String answer) {
    assertEquals(new ScreenSize(80, 24), ScreenSize.parse(answer));
  }
}
