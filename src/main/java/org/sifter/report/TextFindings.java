package org.sifter.report;

import java.util.List;
import org.sifter.diag.Diagnostic;

/** Writes findings for people, and in the end how many they were. */
final class TextFindings implements FindingsReporter {
  private final TextReporter text;
  private final Tally tally = new Tally();

  TextFindings(TextReporter text) {
    this.text = text;
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    tally.add(findings);
    return text.renderFile(findings);
  }

  @Override
  public String end() {
    return tally.summary().map(summary -> summary + "\n").orElse("");
  }
}
