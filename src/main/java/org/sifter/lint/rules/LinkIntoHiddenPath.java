package org.sifter.lint.rules;

import java.util.List;
import org.sifter.analysis.Argument;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** A link leads to where the user of the image finds nothing, or may not look. */
public final class LinkIntoHiddenPath implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF008", "link-into-hidden-path", Category.FILESYSTEM, Severity.ERROR, Phase.RUN);

  /** What is mounted over them is another machine's, but has the files that links are made to. */
  private static final List<String> OF_THE_KERNEL = List.of("/dev", "/proc", "/sys");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (FileChange change : subject.analysis().files().kept()) {
      if (change.is(Kind.LINK)) {
        check(change.path(), change.detail(), change.span(), findings);
      }
    }
    for (Invocation invocation : subject.analysis().shippedInvocations()) {
      List<Argument> arguments = invocation.arguments();
      // update-alternatives --install LINK NAME PATH PRIORITY
      if (invocation.is("update-alternatives", "alternatives")
          && arguments.size() > 3
          && arguments.get(0).is("--install")) {
        Argument target = arguments.get(3);
        String link = arguments.get(1).value();
        check(link, target.value(), invocation.span(target), findings);
      }
    }
  }

  private static void check(String link, String target, Span span, Findings findings) {
    String trouble = trouble(target);
    if (!trouble.isEmpty() && trouble(link).isEmpty()) {
      findings.report(
          span,
          "%s is a link to %s%s".formatted(link, target, trouble),
          "Put what it leads to under /opt or /usr/local.");
    }
  }

  /** What is the matter with a path at run time; empty when nothing is. */
  private static String trouble(String path) {
    if (Paths.isRootHome(path)) {
      return " in root's home directory, which others cannot enter";
    }
    if (Paths.isUserHome(path)) {
      return " in a home directory, which the host's can hide and others often cannot enter";
    }
    return Paths.isHiddenAtRun(path) && !Paths.isWithinAny(path, OF_THE_KERNEL)
        ? ", where the host's files are at run time"
        : "";
  }
}
