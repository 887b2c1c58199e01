package org.sifter.lint.rules;

import org.sifter.analysis.Invocation;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image starts a program that starts others and keeps them running. */
public final class ProcessSupervisor implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF028", "process-supervisor", Category.SERVICE, Severity.WARNING, Phase.RUN);

  private static final String[] SUPERVISORS = {"supervisord", "circusd", "monit", "pm2-runtime"};

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().defaultCommand().all()) {
      if (invocation.is(SUPERVISORS) && !invocation.position().forRootOnly()) {
        findings.report(
            invocation.nameSpan(),
            "%s keeps its socket, its pid file and its logs in directories that cannot be written"
                    .formatted(invocation.name())
                + invocation.place(),
            "Start the programs from a script with & and wait, or set directories of the user in"
                + " its configuration.");
      }
    }
  }
}
