package org.sifter.parser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.syntax.Flag;
import org.sifter.syntax.MountField;

/** Checks those values of RUN's flags that are wrong whatever the variables are. */
final class RunFlags {
  private static final Set<String> NETWORK_MODES = Set.of("default", "none", "host");
  private static final Set<String> SECURITY_MODES = Set.of("sandbox", "insecure");

  private final DiagnosticLog log;

  RunFlags(DiagnosticLog log) {
    this.log = log;
  }

  /** Whether all values can be used; reports those that cannot. */
  boolean verify(List<Flag> flags) {
    boolean good = true;
    for (Flag flag : flags) {
      String value = flag.value().orElse("");
      good &=
          switch (flag.name()) {
            case "network" -> verifyMode(flag, value, NETWORK_MODES, SyntaxCode.NETWORK_MODE);
            case "security" -> verifyMode(flag, value, SECURITY_MODES, SyntaxCode.SECURITY_MODE);
            case "mount" -> verifyMount(flag, value);
            default -> true;
          };
    }
    return good;
  }

  private boolean verifyMode(Flag flag, String value, Set<String> modes, SyntaxCode code) {
    if (modes.contains(value)) {
      return true;
    }
    log.report(code, flag.span(), value.isEmpty() ? "\"\"" : value);
    return false;
  }

  private boolean verifyMount(Flag flag, String value) {
    Optional<List<MountField>> fields = MountField.parse(value);
    if (fields.isEmpty()) {
      log.report(SyntaxCode.MOUNT_FIELDS, flag.span(), value);
      return false;
    }
    boolean variable =
        fields.get().stream()
            .anyMatch(f -> f.key().equals("from") && holdsVariable(f.value().orElse("")));
    if (variable) {
      log.report(SyntaxCode.MOUNT_FROM_VARIABLE, flag.span());
    }
    return !variable;
  }

  private static boolean holdsVariable(String text) {
    int dollar = text.indexOf('$');
    return dollar >= 0 && dollar != text.length() - 1;
  }
}
