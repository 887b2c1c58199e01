package org.sifter.diag;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** Collects what the phases find in one file. The same finding reported twice is kept once. */
public final class DiagnosticLog {
  private final SourceFile source;
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  /** An empty log for the given file. */
  public DiagnosticLog(SourceFile source) {
    this.source = source;
  }

  /** The file that the log is about. */
  public SourceFile source() {
    return source;
  }

  /**
   * Reports something at a place of the file.
   *
   * @param arguments what the patterns of {@code code} name, in their order
   */
  public void report(Code code, Span span, String... arguments) {
    diagnostics.add(Diagnostic.of(code, source, Optional.of(span), List.of(arguments)));
  }

  /**
   * Reports something about the file as a whole.
   *
   * @param arguments what the patterns of {@code code} name, in their order
   */
  public void reportFile(Code code, String... arguments) {
    diagnostics.add(Diagnostic.of(code, source, Optional.empty(), List.of(arguments)));
  }

  /** Takes over what has been found in the file, or in one that it is read with. */
  public void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Whether an error has been reported. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** What was reported, in the order of its places in the file. */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(DiagnosticLog::compare);
    return List.copyOf(sorted);
  }

  /**
   * By place, then the graver first. Without the comparators of the JDK, whose classes no archive
   * holds: making them takes each start 5 ms.
   */
  private static int compare(Diagnostic one, Diagnostic other) {
    int places = Integer.compare(place(one), place(other));
    int severities = one.severity().compareTo(other.severity());
    return places != 0
        ? places
        : severities != 0 ? severities : one.code().id().compareTo(other.code().id());
  }

  private static int place(Diagnostic diagnostic) {
    return diagnostic.span().map(Span::start).orElse(0);
  }
}
