package org.sifter.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;
import org.sifter.syntax.Dockerfile;

/** Collects what one rule finds in one file. */
public final class Findings {
  private final RuleInfo rule;
  private final SourceFile source;
  private final ExecForms execForms;
  private final List<Diagnostic> found = new ArrayList<>();

  /** Nothing found yet. */
  public Findings(RuleInfo rule, Dockerfile dockerfile) {
    this.rule = rule;
    this.source = dockerfile.source();
    this.execForms = new ExecForms(dockerfile);
  }

  /** The file that is looked at. */
  public SourceFile source() {
    return source;
  }

  /**
   * Reports a finding of the rule's own severity.
   *
   * @param message what is wrong, in one sentence without a full stop
   * @param remedy what to do about it, in sentences
   */
  public void report(Span span, String message, String remedy) {
    report(rule.severity(), span, message, remedy, Optional.empty());
  }

  /** Reports a finding that is graver, or less grave, than the rule's others. */
  public void report(Severity severity, Span span, String message, String remedy) {
    report(severity, span, message, remedy, Optional.empty());
  }

  /** Reports a finding of the rule's own severity that can be mended. */
  public void report(Span span, String message, String remedy, Optional<Fix> fix) {
    report(rule.severity(), span, message, remedy, fix);
  }

  /** Reports a finding. A fix that would break an instruction in exec form is left out. */
  public void report(
      Severity severity, Span span, String message, String remedy, Optional<Fix> fix) {
    Optional<Fix> possible = fix.filter(execForms::survive);
    found.add(new Diagnostic(rule, severity, source, Optional.of(span), message, remedy, possible));
  }

  /** What was reported, in the order in which it was. */
  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
