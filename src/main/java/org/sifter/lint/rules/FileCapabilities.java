package org.sifter.lint.rules;

import java.util.List;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** A program gets capabilities, which are without effect, or make it useless. */
public final class FileCapabilities implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF021", "file-capabilities", Category.PRIVILEGE, Severity.ERROR, Phase.RUN);

  /** Debian's packages whose scripts call setcap. */
  private static final String[] OF_DEBIAN = {
    "iputils-ping", "iputils-arping", "fping", "mtr", "mtr-tiny", "wireshark-common", "tshark"
  };

  /** Red Hat's packages that hold files with capabilities. */
  private static final String[] OF_RED_HAT = {"iputils", "mtr", "wireshark-cli", "fping"};

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().shippedInvocations()) {
      if (invocation.is("setcap") && !removes(invocation)) {
        report(invocation, findings);
      }
      PackageInstall.of(invocation).ifPresent(install -> checkInstall(install, findings));
    }
  }

  private static boolean removes(Invocation invocation) {
    return invocation.hasOption("r", "v");
  }

  private static void report(Invocation invocation, Findings findings) {
    List<String> operands = invocation.operands().stream().map(o -> o.value()).toList();
    String file = operands.size() > 1 ? operands.get(1) : "the program";
    findings.report(
        invocation.span(),
        "%s gets capabilities that it does not have when the image runs".formatted(file),
        "Leave setcap out; use a port above 1023, or tools of the host for its network.");
  }

  private static void checkInstall(PackageInstall install, Findings findings) {
    String[] names =
        install.manager() == PackageManager.APT
            ? OF_DEBIAN
            : install.manager() == PackageManager.DNF ? OF_RED_HAT : new String[0];
    install
        .find(names)
        .ifPresent(
            found ->
                findings.report(
                    Severity.INFO,
                    install.invocation().span(found.argument()),
                    "%s holds a program with capabilities, which does not have them when the image"
                            .formatted(found.name())
                        + " runs",
                    "Leave it out if nothing needs it."));
  }
}
