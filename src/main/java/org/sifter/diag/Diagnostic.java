package org.sifter.diag;

import java.util.List;
import java.util.Optional;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * Something to tell the user about a place in a file.
 *
 * @param code what kind of thing it is
 * @param severity how grave it is here
 * @param source the file that it is about
 * @param span the place in the file; absent when it is about the file as a whole
 * @param message what is wrong, in one sentence without a full stop
 * @param remedy what to do about it; empty when there is nothing to say
 * @param fix how the file is changed so that it no longer applies, where that is known
 */
public record Diagnostic(
    Code code,
    Severity severity,
    SourceFile source,
    Optional<Span> span,
    String message,
    String remedy,
    Optional<Fix> fix) {

  /**
   * A diagnostic whose texts come from its code's patterns.
   *
   * @param arguments what the patterns of {@code code} name, in their order
   */
  public static Diagnostic of(
      Code code, SourceFile source, Optional<Span> span, List<String> arguments) {
    Object[] values = arguments.toArray();
    return new Diagnostic(
        code,
        code.severity(),
        source,
        span,
        code.message().formatted(values),
        code.remedy().formatted(values),
        Optional.empty());
  }

  /** That of the record costs 30 ms when it is first asked for. */
  @Override
  public int hashCode() {
    return message.hashCode() * 31 + (span.isPresent() ? span.get().start() : -1);
  }

  /** The same as another kind of diagnostic. */
  public Diagnostic withCode(Code other) {
    return new Diagnostic(other, severity, source, span, message, remedy, fix);
  }

  /** The same of the file by another name. */
  public Diagnostic withFileName(String name) {
    return new Diagnostic(code, severity, source.withName(name), span, message, remedy, fix);
  }

  /** The same with another message. */
  public Diagnostic withMessage(String other) {
    return new Diagnostic(code, severity, source, span, other, remedy, fix);
  }

  /** The same with another severity. */
  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(code, other, source, span, message, remedy, fix);
  }

  /** The line, counted from 1, on which it is shown; 1 when it is about the whole file. */
  public int line() {
    return span.map(s -> source.lines().line(s.start())).orElse(1);
  }

  /** The column, in UTF-16 code units counted from 1, at which it is shown. */
  public int column() {
    return span.map(s -> source.lines().column(s.start())).orElse(1);
  }
}
