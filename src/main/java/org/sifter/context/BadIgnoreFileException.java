package org.sifter.context;

import org.sifter.source.LineMap;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/** A {@code .dockerignore} holds a pattern that cannot be read. */
public final class BadIgnoreFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceFile source;
  private final BadPatternException problem;

  /**
   * About a pattern in a file.
   *
   * @param problem what is wrong with it, with its line
   */
  BadIgnoreFileException(SourceFile source, BadPatternException problem) {
    super(problem);
    this.source = source;
    this.problem = problem;
  }

  /** The file, by its path. */
  public SourceFile source() {
    return source;
  }

  /** Where in the file the pattern stands: its line, without the blanks around it. */
  public Span span() {
    LineMap lines = source.lines();
    int line = problem.line().orElse(1);
    String pattern = IgnoreLine.trim(lines.text(line));
    int start = lines.start(line) + lines.text(line).indexOf(pattern);
    return new Span(start, start + pattern.length());
  }

  /** What is wrong with the pattern. */
  public BadPatternException problem() {
    return problem;
  }
}
