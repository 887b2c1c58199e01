package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.HostMpi;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Version;

/** The host's MPI cannot take the place of the image's. */
public final class MpiHostMatch implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF059", "mpi-host-match", Category.MPI, Severity.WARNING, Phase.RUN);

  /** From this version on MPICH has the binary interface that others share. */
  private static final Version FIRST_WITH_ABI = Version.of("3.1");

  private static final String TAKE_MPICH =
      "Build with MPICH 3.1 or newer, or say host.mpi=openmpi in the profile.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<MpiInstall> installs = MpiInstall.in(subject.analysis());
    HostMpi host = subject.profile().mpi();
    for (MpiInstall.Family family : MpiInstall.Family.values()) {
      installs.stream()
          .filter(install -> install.family() == family)
          .findFirst()
          .ifPresent(install -> check(install, installs.get(0), host, findings));
    }
    if (installs.isEmpty()) {
      checkConda(subject, findings);
    }
  }

  private static void check(MpiInstall install, MpiInstall first, HostMpi host, Findings findings) {
    boolean open = install.family() == MpiInstall.Family.OPEN_MPI;
    if (open && host != HostMpi.OPEN_MPI) {
      findings.report(
          install.span(),
          host == HostMpi.UNKNOWN
              ? "%s is Open MPI, which the MPI of most Cray and Intel systems cannot replace"
                  .formatted(install.name())
              : "%s is Open MPI, which the host's MPI cannot replace".formatted(install.name()),
          TAKE_MPICH);
    } else if (!open && host == HostMpi.OPEN_MPI) {
      findings.report(
          install.span(),
          "%s has MPICH's interface, which the host's Open MPI does not have"
              .formatted(install.name()),
          "Build with Open MPI, of the host's version or a newer one.");
    } else if (install.family() != first.family()) {
      findings.report(
          install.span(),
          "%s is a second MPI beside %s, and programs may find either"
              .formatted(install.name(), first.name()),
          "Install only one of them.");
    } else if (!open
        && install.version().filter(version -> version.compareTo(FIRST_WITH_ABI) < 0).isPresent()) {
      findings.report(
          install.span(),
          "%s is older than the binary interface that MPI libraries share"
              .formatted(install.name()),
          "Take MPICH 3.1 or newer.");
    }
  }

  /** Conda's mpi4py brings an MPI of its own unless another package stands for the host's. */
  private static void checkConda(Subject subject, Findings findings) {
    for (PackageInstall install :
        PackageInstall.in(subject.analysis().shippedInvocations()).toList()) {
      boolean external =
          install.invocation().texts().stream().anyMatch(text -> text.contains("external"));
      Optional<PackageInstall.NamedPackage> python = install.find("mpi4py");
      if (install.manager() == PackageManager.CONDA && !external && python.isPresent()) {
        findings.report(
            install.invocation().span(python.get().argument()),
            "conda's mpi4py brings an MPI of its own, which the host's may not be able to replace",
            "Add mpich=*=external_*, or build mpi4py with pip against the image's MPICH.");
      }
    }
  }
}
