package org.sifter.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.source.Span;

/**
 * One line of a script, exactly as it stands in the file. The engine keeps indentation, so who
 * makes the line says whether it may have one: {@link #code} where the shell passes over blanks at
 * the start of the line, {@link #verbatim} inside a quoted string or a heredoc, where they would
 * become part of a value.
 *
 * @param text the line without its line end
 * @param origin the place in the Dockerfile that the line comes from; it is not written
 * @param step the number of the step that begins with the line, when one does; it is not written
 */
public record ScriptLine(String text, Optional<Span> origin, OptionalInt step) {

  public ScriptLine {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not one line: " + text);
    }
  }

  /** A line of code, indented for readability; blanks alone become an empty line. */
  public static ScriptLine code(String text) {
    return verbatim(EngineLine.isBlank(text) ? "" : EngineLine.INDENT + text);
  }

  /** A line that stands in the file as it is here. */
  public static ScriptLine verbatim(String text) {
    return new ScriptLine(text, Optional.empty(), OptionalInt.empty());
  }

  /** Any text as an indented comment of one or more lines. */
  public static List<ScriptLine> comment(String text) {
    return PlainText.lines(text).stream().map(line -> code(EngineLine.comment(line))).toList();
  }

  /** This line with the place that it comes from. */
  public ScriptLine at(Span place) {
    return new ScriptLine(text, Optional.of(place), step);
  }

  /** This line as the first one of a step. */
  public ScriptLine beginning(int number) {
    return new ScriptLine(text, origin, OptionalInt.of(number));
  }

  /**
   * Whether the engine would read the line back as it is, whatever the next line is. A line of
   * which this is false must be said differently: the writer refuses most of them.
   */
  public boolean canWrite() {
    return EngineLine.canWrite(text);
  }
}
