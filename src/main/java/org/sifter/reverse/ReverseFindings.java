package org.sifter.reverse;

import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.source.LineMap;
import org.sifter.source.Span;

/** Reports what the translation finds in a definition file, by line. */
final class ReverseFindings {
  private final DiagnosticLog log;
  private final boolean lenient;

  ReverseFindings(DiagnosticLog log, boolean lenient) {
    this.log = log;
    this.lenient = lenient;
  }

  /**
   * Reports at a line of the file; errors become warnings when the user is lenient.
   *
   * @return what has been left out, for a comment in the Dockerfile
   */
  String report(ReverseCode code, int line, String... arguments) {
    return report(code, span(log, line), arguments);
  }

  /** The same at a place of the file. */
  String report(ReverseCode code, Span place, String... arguments) {
    Diagnostic diagnostic =
        Diagnostic.of(code, log.source(), Optional.of(place), List.of(arguments));
    boolean soften = lenient && diagnostic.severity() == Severity.ERROR;
    log.add(soften ? diagnostic.withSeverity(Severity.WARNING) : diagnostic);
    return "LEFT OUT: " + diagnostic.message();
  }

  /** The text of a line, without blanks around it. */
  static Span span(DiagnosticLog log, int line) {
    LineMap lines = log.source().lines();
    String text = lines.text(line);
    int start = lines.start(line) + text.length() - text.stripLeading().length();
    return new Span(start, start + text.strip().length());
  }
}
