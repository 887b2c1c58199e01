package org.sifter.lint.rules;

import org.sifter.analysis.Moment;
import org.sifter.diag.Edit;
import org.sifter.source.LineMap;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** Takes instructions out of a file and puts others in, in whole lines. */
final class InstructionLines {
  private InstructionLines() {}

  /** Takes an instruction away, with the end of its last line. */
  static Edit remove(SourceFile source, Moment moment) {
    LineMap lines = source.lines();
    int start = lines.start(lines.line(moment.span().start()));
    int end = lines.end(lines.line(moment.span().end()));
    return new Edit(new Span(start, Math.min(end + 1, source.text().length())), "");
  }

  /** Puts an instruction on a line of its own behind another. */
  static Edit insertAfter(SourceFile source, Moment moment, String instruction) {
    LineMap lines = source.lines();
    int end = lines.end(lines.line(moment.span().end()));
    boolean carriageReturn = end > 0 && source.text().charAt(end - 1) == '\r';
    Span place = Span.at(carriageReturn ? end - 1 : end);
    return new Edit(place, (carriageReturn ? "\r\n" : "\n") + instruction);
  }
}
