package org.sifter.lint.rules;

import java.util.Set;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Fakeroot;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** A package is installed whose scripts need more than one user id. */
public final class NeedsRealIds implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF025", "needs-real-ids", Category.IDENTITY, Severity.WARNING, Phase.BUILD);

  /** Packages that make users, or give files to other groups, when they are installed. */
  private static final Set<String> PACKAGES =
      Set.of(
          "openssh-server",
          "openssh-client",
          "openssh-clients",
          "openssh",
          "ssh",
          "dbus",
          "systemd",
          "postfix",
          "exim4",
          "exim",
          "man-db",
          "mlocate",
          "plocate",
          "cups");

  /** Those of Red Hat alone. */
  private static final Set<String> OF_RED_HAT = Set.of("filesystem", "iputils");

  private static final String REMEDY =
      "Leave it out if nothing needs it, or build where there are subordinate ids.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target().hasDefinition()
        && profile.fakeroot() != Fakeroot.SUBUID
        && profile.fakeroot() != Fakeroot.NONE;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Fakeroot fakeroot = subject.profile().fakeroot();
    Severity severity = fakeroot == Fakeroot.UNKNOWN ? Severity.INFO : Severity.WARNING;
    for (Invocation invocation : subject.analysis().invocations()) {
      PackageInstall.of(invocation)
          .filter(install -> fails(install.manager(), fakeroot))
          .ifPresent(install -> check(install, severity, findings));
    }
    if (fakeroot == Fakeroot.ROOT_MAPPED) {
      checkApt(subject, findings);
    }
  }

  /** Whether it may fail: Debian's packages were tried with the command fakeroot, and do not. */
  private static boolean fails(PackageManager manager, Fakeroot fakeroot) {
    return manager == PackageManager.DNF
        || manager == PackageManager.ZYPPER
        || (manager == PackageManager.APT && fakeroot != Fakeroot.COMMAND);
  }

  private static void check(PackageInstall install, Severity severity, Findings findings) {
    boolean redHat = install.manager() == PackageManager.DNF;
    install.packages().stream()
        .filter(
            each ->
                PACKAGES.contains(each.name())
                    || (redHat
                        && (OF_RED_HAT.contains(each.name()) || each.name().startsWith("@"))))
        .findFirst()
        .ifPresent(
            found ->
                findings.report(
                    severity,
                    install.invocation().span(found.argument()),
                    "installing %s needs more user ids than some builds have"
                        .formatted(found.name()),
                    REMEDY));
  }

  /** With one id, apt-get cannot become the user that it downloads as. */
  private static void checkApt(Subject subject, Findings findings) {
    subject.analysis().invocations().stream()
        .filter(invocation -> invocation.is("apt-get", "apt"))
        .filter(NeedsRealIds::downloads)
        .findFirst()
        .ifPresent(
            invocation ->
                findings.report(
                    invocation.nameSpan(),
                    "%s becomes another user to download, and the build has one id only"
                        .formatted(invocation.name()),
                    "Write APT::Sandbox::User \"root\"; to a file in /etc/apt/apt.conf.d first, or"
                        + " build where there are subordinate ids."));
  }

  private static boolean downloads(Invocation invocation) {
    boolean told =
        invocation.texts().stream().anyMatch(text -> text.startsWith("APT::Sandbox::User"));
    return !told && Set.of("update", "install", "upgrade").contains(invocation.subcommand());
  }
}
