package org.sifter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sifter.diag.Diagnostic;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

final class FingerprintsTest {
  private static Diagnostic finding(String file, String text, int start) {
    return new Diagnostic(
        FindingsTester.NO_PAGE,
        FindingsTester.NO_PAGE.severity(),
        SourceFile.of(file, text),
        Optional.of(new Span(start, start + 1)),
        "m",
        "",
        Optional.empty());
  }

  @Test
  void doNotDependOnTheLine() {
    assertEquals(
        new Fingerprints().next(finding("f", "RUN a", 0)),
        new Fingerprints().next(finding("f", "\n\n# x\nRUN a", 6)));
    assertNotEquals(
        new Fingerprints().next(finding("f", "RUN a", 0)),
        new Fingerprints().next(finding("f", "RUN b", 0)));
  }

  @Test
  void differAlthoughFindingsLookTheSame() {
    Fingerprints fingerprints = new Fingerprints();
    Set<String> seen = new HashSet<>();
    for (String file : List.of("f", "g", "f", "f")) {
      seen.add(fingerprints.next(finding(file, "RUN a", 0)));
    }
    assertEquals(4, seen.size());
  }

  @Test
  void areThoseOfTheFileHoweverItIsReached() {
    assertEquals(
        new Fingerprints().next(finding("a/f", "RUN a", 0)),
        new Fingerprints().next(finding("./a/f", "RUN a", 0)));
  }
}
