package org.sifter.parser;

import java.util.List;
import java.util.OptionalLong;
import org.sifter.diag.DiagnosticLog;
import org.sifter.syntax.Flag;
import org.sifter.syntax.GoDuration;

/** Checks the values of HEALTHCHECK's flags. */
final class HealthcheckFlags {
  private static final long MILLISECOND = 1_000_000;

  private final DiagnosticLog log;

  HealthcheckFlags(DiagnosticLog log) {
    this.log = log;
  }

  /** Whether all values can be used; reports those that cannot. */
  boolean verify(List<Flag> flags) {
    boolean good = true;
    for (Flag flag : flags) {
      String value = flag.value().orElse("");
      if (flag.name().equals("retries")) {
        good &= value.isEmpty() || verifyRetries(flag, value);
      } else {
        good &= value.isEmpty() || verifyDuration(flag, value);
      }
    }
    return good;
  }

  private boolean verifyDuration(Flag flag, String value) {
    OptionalLong nanoseconds = GoDuration.parse(value);
    if (nanoseconds.isPresent()
        && (nanoseconds.getAsLong() == 0 || nanoseconds.getAsLong() >= MILLISECOND)) {
      return true;
    }
    log.report(SyntaxCode.DURATION, flag.span(), flag.name(), value);
    return false;
  }

  private boolean verifyRetries(Flag flag, String value) {
    if (value.matches("\\+?[0-9]{1,10}") && Long.parseLong(value) <= Integer.MAX_VALUE) {
      return true;
    }
    log.report(SyntaxCode.RETRIES, flag.span(), value);
    return false;
  }
}
