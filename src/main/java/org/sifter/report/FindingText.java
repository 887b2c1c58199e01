package org.sifter.report;

import java.util.Optional;
import org.sifter.diag.Code;
import org.sifter.diag.Diagnostic;
import org.sifter.lint.RuleInfo;

/** What formats say of findings in words. */
final class FindingText {
  private FindingText() {}

  /** The rule whose code this is; none when it is a code of another phase. */
  static Optional<RuleInfo> rule(Code code) {
    return code instanceof RuleInfo rule ? Optional.of(rule) : Optional.empty();
  }

  /** What is wrong and what to do about it, in sentences. */
  static String sentences(Diagnostic finding) {
    return (finding.message() + ". " + finding.remedy()).strip();
  }
}
