package org.sifter.parser;

import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.source.Blanks;
import org.sifter.syntax.ParserDirective;

/**
 * The value of the parser directive {@code check}: {@code skip=A,B;error=true;experimental=all}.
 */
final class CheckOptions {
  private static final Set<String> BOOLEANS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

  private CheckOptions() {}

  /** Reports what BuildKit's {@code ParseLintOptions} refuses. */
  static void verify(ParserDirective directive, DiagnosticLog log) {
    for (String option : directive.value().split(";", 3)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? "" : Blanks.trim(option.substring(0, equals));
      boolean known =
          switch (name) {
            case "skip", "experimental" -> true;
            case "error" -> BOOLEANS.contains(Blanks.trim(option.substring(equals + 1)));
            default -> false;
          };
      if (!known) {
        log.report(
            SyntaxCode.INVALID_CHECK,
            directive.span(),
            option.isEmpty() ? "\"\"" : option,
            "Use skip=RULE,..., error=true and experimental=RULE,... with ; between them.");
      }
    }
  }
}
