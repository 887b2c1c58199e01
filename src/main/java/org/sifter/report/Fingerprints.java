package org.sifter.report;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.Fingerprint;
import org.sifter.source.SourceFile;

/**
 * Gives the findings of a report fingerprints by which programs know them again in a later report.
 * They do not depend on numbers of lines, and no two are equal: of findings that look the same in
 * the same file, the second has another than the first.
 */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /** The fingerprint of the next finding of the report. */
  String next(Diagnostic finding) {
    String text = Fingerprint.of(finding) + "\n" + RelativeUri.path(finding.source().name());
    int times = seen.merge(text, 1, Integer::sum);
    return UUID.nameUUIDFromBytes(SourceFile.encode(text + "\n" + times)).toString();
  }
}
