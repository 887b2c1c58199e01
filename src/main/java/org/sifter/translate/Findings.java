package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.DiagnosticLog;
import org.sifter.diag.Severity;
import org.sifter.source.ForeignBytes;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** Reports what the translation finds. */
final class Findings {
  private final DiagnosticLog log;
  private final boolean lenient;
  private final Optional<Set<String>> given;
  private final List<String> tolerated = new ArrayList<>();

  Findings(DiagnosticLog log, boolean lenient) {
    this(log, lenient, Optional.empty());
  }

  /**
   * Findings of a translation.
   *
   * @param given what the build is given; see {@link TranslateOptions#given}
   */
  Findings(DiagnosticLog log, boolean lenient, Optional<Set<String>> given) {
    this.log = log;
    this.lenient = lenient;
    this.given = given;
  }

  /** The secrets and agents that the build is given, when that is known. */
  Optional<Set<String>> given() {
    return given;
  }

  /** Reports at a place of the Dockerfile; errors become warnings when the user is lenient. */
  void report(TranslationCode code, Span span, String... arguments) {
    Diagnostic diagnostic =
        Diagnostic.of(code, log.source(), Optional.of(span), List.of(arguments));
    boolean soften = lenient && diagnostic.severity() == Severity.ERROR;
    log.add(soften ? diagnostic.withSeverity(Severity.WARNING) : diagnostic);
    if (soften) {
      tolerated.add(diagnostic.message());
    }
  }

  /** Reports at a place of another file, without which there is no translation. */
  void reportIn(SourceFile source, TranslationCode code, Span span, String... arguments) {
    log.add(Diagnostic.of(code, source, Optional.of(span), List.of(arguments)));
  }

  /** The text of an instruction. */
  String text(Span span) {
    return log.source().text(span);
  }

  /** Reports a NUL in an instruction: where it stands, or the instruction when it is escaped. */
  void reportNul(Span span) {
    report(TranslationCode.NUL_CHARACTER, nul(span).orElse(span));
  }

  /** Where in the text of an instruction a NUL stands. */
  Optional<Span> nul(Span span) {
    return character(span, text(span).indexOf('\0'));
  }

  /** Where in the text of an instruction something stands that is not UTF-8. */
  Optional<Span> foreign(Span span) {
    return character(span, ForeignBytes.first(text(span)));
  }

  private static Optional<Span> character(Span span, int offset) {
    int place = span.start() + offset;
    return offset < 0 ? Optional.empty() : Optional.of(new Span(place, place + 1));
  }

  /** What has been left out, since last asked, because the user is lenient. */
  List<String> takeTolerated() {
    List<String> taken = List.copyOf(tolerated);
    tolerated.clear();
    return taken;
  }
}
