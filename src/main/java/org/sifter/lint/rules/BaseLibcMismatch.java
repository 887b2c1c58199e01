package org.sifter.lint.rules;

import java.util.Optional;
import org.sifter.analysis.CLibrary;
import org.sifter.analysis.NamedImage;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Fakeroot;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Version;

/** The C library of the base image does not go with what the host puts into the container. */
public final class BaseLibcMismatch implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF026",
          "base-libc-mismatch",
          Category.PORTABILITY,
          Severity.WARNING,
          Phase.BUILD_AND_RUN);

  /** The glibc that host libraries ask for where the host's own is not known. */
  private static final Version USUAL_HOST = Version.of("2.34");

  /** Enterprise Linux 6 and what is as old: its programs call what kernels no longer have. */
  private static final Version NEEDS_VSYSCALL = Version.of("2.14");

  /** From this glibc on distributions build it for kernels from 3.2 on. */
  private static final Version NEEDS_NEWER_KERNEL = Version.of("2.26");

  private static final Version NEWER_KERNEL = Version.of("3.2");
  private static final String REMEDY = "Take a base image with a newer glibc, such as debian:12.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    NamedImage.ofLineage(subject.analysis())
        .ifPresent(
            base ->
                CLibrary.of(base.image())
                    .ifPresent(library -> check(base, library, subject.profile(), findings)));
  }

  private static void check(NamedImage base, CLibrary library, Profile profile, Findings findings) {
    if (library.family() != CLibrary.Family.GLIBC) {
      checkOther(base, library, profile, findings);
      return;
    }
    Optional<Version> version = library.version().flatMap(Version::parse);
    if (version.isEmpty()) {
      return;
    }
    Version host = profile.glibc().orElse(USUAL_HOST);
    if (version.get().compareTo(NEEDS_VSYSCALL) < 0) {
      findings.report(
          Severity.ERROR,
          base.tagSpan(),
          "%s has %s, whose programs crash on kernels without vsyscall"
              .formatted(library.release(), library.describe()),
          REMEDY);
    } else if (version.get().compareTo(host) < 0) {
      findings.report(
          base.tagSpan(),
          "%s has %s, too old for host libraries that need %s"
              .formatted(library.release(), library.describe(), host),
          REMEDY);
    } else if (version.get().compareTo(NEEDS_NEWER_KERNEL) >= 0
        && profile.kernel().filter(kernel -> kernel.compareTo(NEWER_KERNEL) < 0).isPresent()) {
      findings.report(
          Severity.INFO,
          base.tagSpan(),
          "%s has %s, which needs a newer kernel than the host's %s"
              .formatted(library.release(), library.describe(), profile.kernel().get()),
          "Take a base image with a glibc older than " + NEEDS_NEWER_KERNEL + ".");
    }
  }

  private static void checkOther(
      NamedImage base, CLibrary library, Profile profile, Findings findings) {
    boolean fails = profile.target().hasDefinition() && profile.fakeroot() == Fakeroot.COMMAND;
    findings.report(
        fails ? Severity.ERROR : Severity.INFO,
        base.tagSpan(),
        fails
            ? "%s has %s, with which the host's fakeroot command cannot start"
                .formatted(library.release(), library.describe())
            : "%s has %s, with which libraries of the host cannot be used"
                .formatted(library.release(), library.describe()),
        "Take a base image with glibc, such as debian:12-slim, if the image is to use the host's GPU"
            + " driver or MPI, or is to be built with the fakeroot command.");
  }
}
