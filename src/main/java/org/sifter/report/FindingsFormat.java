package org.sifter.report;

/** The formats in which findings are reported; the name in small letters is that of the option. */
public enum FindingsFormat {
  /** For people: the line of the file, why, what to do, and in the end how many there were. */
  TTY,
  /** A finding a line, as compilers write them. */
  CONCISE,
  /** A list of objects with all that is known of a finding. */
  JSON,
  /** The Static Analysis Results Interchange Format, version 2.1.0. */
  SARIF,
  /** Checkstyle's XML, which many programs read. */
  CHECKSTYLE,
  /** What an engine of Code Climate prints: objects with a NUL behind each. */
  CODECLIMATE,
  /** GitLab's Code Quality report. */
  GITLAB,
  /** Commands to the runner of GitHub Actions, which shows them beside the changes. */
  GITHUB,
  /** JUnit's XML: a test suite a file. */
  JUNIT;

  /**
   * A reporter for one run.
   *
   * @param palette used by the formats for people only
   */
  public FindingsReporter reporter(Tool tool, Palette palette) {
    return switch (this) {
      case TTY -> new TextFindings(new TextReporter(palette));
      case CONCISE -> new ConciseFindings(new TextReporter(palette));
      case JSON -> new JsonFindings();
      case SARIF -> new SarifFindings(tool);
      case CHECKSTYLE -> new CheckstyleFindings();
      case CODECLIMATE -> new CodeClimateFindings();
      case GITLAB -> new GitLabFindings();
      case GITHUB -> new GitHubFindings();
      case JUNIT -> new JUnitFindings();
    };
  }
}
