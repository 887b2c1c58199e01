package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** ldconfig is to write its cache when the image runs. */
public final class LdconfigAtStart implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF057", "ldconfig-at-start", Category.GPU, Severity.ERROR, Phase.RUN);

  private static final Set<String> PROGRAMS = Set.of("ldconfig", "ldconfig.real");
  private static final String REMEDY =
      "Run ldconfig in a step, or set LD_LIBRARY_PATH to the directories.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    for (Invocation invocation : analysis.defaultCommand().all()) {
      if (writesCache(invocation)
          && !invocation.position().failureIgnored()
          && !invocation.position().forRootOnly()) {
        findings.report(
            invocation.nameSpan(),
            "%s cannot write /etc/ld.so.cache when the image runs%s"
                .formatted(invocation.name(), invocation.place()),
            REMEDY);
      }
    }
    for (Invocation invocation : analysis.shippedInvocations()) {
      setUserId(invocation)
          .ifPresent(
              file ->
                  findings.report(
                      invocation.span(file),
                      "%s cannot write /etc/ld.so.cache when the image runs, whoever owns it"
                          .formatted(file.value()),
                      REMEDY));
    }
  }

  private static boolean writesCache(Invocation invocation) {
    return PROGRAMS.contains(invocation.name())
        && !invocation.hasOption("p", "print-cache", "N", "C", "V", "version", "help");
  }

  /** The ldconfig that a chmod makes to run as its owner. */
  private static Optional<Argument> setUserId(Invocation invocation) {
    return invocation.is("chmod")
            && invocation.operands().stream().limit(1).anyMatch(LdconfigAtStart::setsUserId)
        ? invocation.operands().stream()
            .skip(1)
            .filter(file -> PROGRAMS.contains(Paths.fileName(file.value())))
            .findFirst()
        : Optional.empty();
  }

  private static boolean setsUserId(Argument mode) {
    String text = mode.value();
    boolean symbolic = text.contains("+") && text.substring(text.indexOf('+')).contains("s");
    return symbolic || (text.length() == "4755".length() && "4567".indexOf(text.charAt(0)) >= 0);
  }
}
