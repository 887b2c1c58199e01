package org.sifter.report;

import java.util.List;
import org.sifter.diag.Diagnostic;

/**
 * Writes a finding a line, as compilers do:
 *
 * <pre>
 * Dockerfile:3:6: error: rm deletes what others have in the host's /tmp [SIF001 tmp-wipe]
 * </pre>
 */
final class ConciseFindings implements FindingsReporter {
  private final TextReporter text;

  ConciseFindings(TextReporter text) {
    this.text = text;
  }

  @Override
  public String file(String name, List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder();
    findings.forEach(finding -> out.append(text.line(finding)).append('\n'));
    return out.toString();
  }
}
