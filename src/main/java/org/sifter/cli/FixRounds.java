package org.sifter.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Fix;
import org.sifter.lint.Repair;
import org.sifter.source.SourceFile;

/**
 * A file after the fixes of its findings have been made, and of those that are found then.
 *
 * @param text the file
 * @param result what is found in it
 * @param made how many fixes were made
 */
record FixRounds(SourceFile text, DockerfileLint.Result result, int made) {
  /** A fix may make room for another; no rule needs more rounds than this. */
  private static final int MOST_ROUNDS = 10;

  /**
   * Fixes a file. When it cannot be read any more after a fix, it is left as it was, with all its
   * findings: a mistake in one fix must not keep other files from being looked at.
   *
   * @param lint what finds
   * @param wanted which fixes to make
   */
  static FixRounds of(
      SourceFile file, Function<SourceFile, DockerfileLint.Result> lint, Set<Fix.Safety> wanted) {
    FixRounds untouched = new FixRounds(file, lint.apply(file), 0);
    FixRounds fixed = untouched;
    for (int round = 0; round < MOST_ROUNDS && fixed.result().valid(); round++) {
      List<Fix> fixes = wanted(fixed.result().diagnostics(), wanted);
      if (fixes.isEmpty()) {
        break;
      }
      Repair repair = Repair.of(fixed.text().text(), fixes);
      SourceFile repaired = file.withText(repair.text());
      fixed = new FixRounds(repaired, lint.apply(repaired), fixed.made() + repair.made().size());
    }
    return fixed.result().valid() ? fixed : untouched;
  }

  private static List<Fix> wanted(List<Diagnostic> diagnostics, Set<Fix.Safety> wanted) {
    return diagnostics.stream()
        .flatMap(diagnostic -> diagnostic.fix().stream())
        .filter(fix -> wanted.contains(fix.safety()))
        .toList();
  }
}
