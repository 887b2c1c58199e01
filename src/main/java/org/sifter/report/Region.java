package org.sifter.report;

import org.sifter.diag.Diagnostic;
import org.sifter.source.LineMap;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * A part of a text by lines and columns.
 *
 * @param line the line of its first character, counted from 1
 * @param column the column of its first character, in UTF-16 code units counted from 1
 * @param endLine the line of what follows its last character
 * @param endColumn the column of what follows its last character
 */
record Region(int line, int column, int endLine, int endColumn) {
  private static final Span START = Span.at(0);

  /** Where a finding is; the start of the file when it is about all of it. */
  static Region of(Diagnostic finding) {
    return of(finding.source(), finding.span().orElse(START));
  }

  static Region of(SourceFile source, Span span) {
    LineMap lines = source.lines();
    return new Region(
        lines.line(span.start()),
        lines.column(span.start()),
        lines.line(span.end()),
        lines.column(span.end()));
  }

  boolean isOnOneLine() {
    return line == endLine;
  }
}
