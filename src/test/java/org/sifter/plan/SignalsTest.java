package org.sifter.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIGKILL",
        "KILL",
        "kill",
        "sigTerm",
        "9",
        "+9",
        "-1",
        "09",
        "1000",
        "SIGRTMIN",
        "rtmin+1",
        "RTMIN+15",
        "SIGRTMAX-14",
        "RTMAX",
        "CLD",
        "IOT",
        "SIGSTKFLT",
        "USR2"
      })
  void namesAndNumbersAreSignals(String text) {
    assertTrue(Signals.isSignal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "-0",
        "FOO",
        "SIG",
        "SIGSIGKILL",
        "9 10",
        "--x 9",
        " 9",
        "KILL ",
        "RTMIN+0",
        "RTMIN+16",
        "RTMIN-1",
        "RTMAX-15",
        "RTMAX+1",
        "99999999999999999999"
      })
  void otherTextIsNoSignal(String text) {
    assertFalse(Signals.isSignal(text));
  }
}
