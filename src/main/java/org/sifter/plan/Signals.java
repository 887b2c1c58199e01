package org.sifter.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signals that {@code STOPSIGNAL} may name.
 *
 * <p>Source: {@code ParseSignal} of moby/sys/signal and its {@code SignalMap} for Linux.
 */
public final class Signals {
  private static final Set<String> NAMES =
      Set.of(
          ("ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV"
                  + " STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU"
                  + " XFSZ")
              .split(" "));

  /** The real-time signals, which are counted from both ends and meet in the middle. */
  private static final Pattern REAL_TIME =
      Pattern.compile("RTMIN(?:\\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

  private Signals() {}

  /**
   * Whether {@code text} is a signal: a name in any case, with or without {@code SIG}, or a number
   * other than 0. BuildKit does not ask whether there is a signal of that number, nor do we.
   */
  public static boolean isSignal(String text) {
    if (NUMBER.matcher(text).matches()) {
      return isNumberButZero(text);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    return NAMES.contains(name) || REAL_TIME.matcher(name).matches();
  }

  private static boolean isNumberButZero(String digits) {
    try {
      return Long.parseLong(digits) != 0;
    } catch (NumberFormatException tooLong) {
      return false;
    }
  }
}
