package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.Set;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.Invocation;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** The image starts an MPI launcher, which cannot reach other nodes from inside. */
public final class MpiLauncherInImage implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF061", "mpi-launcher-in-image", Category.MPI, Severity.ERROR, Phase.RUN);

  private static final Set<String> LAUNCHERS =
      Set.of(
          "mpirun",
          "mpiexec",
          "mpiexec.hydra",
          "mpirun.openmpi",
          "mpiexec.openmpi",
          "mpirun.mpich",
          "mpiexec.mpich",
          "orterun",
          "prterun",
          "mpirun_rsh",
          "srun",
          "aprun",
          "horovodrun",
          "deepspeed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    DefaultCommand command = subject.analysis().defaultCommand();
    Set<Span> reported = new HashSet<>();
    for (Invocation invocation : command.all()) {
      if (LAUNCHERS.contains(invocation.name())
          && !invocation.hasOption("version", "help", "V")
          && reported.add(invocation.nameSpan())) {
        findings.report(
            invocation.nameSpan(),
            "%s is started in the container, where it cannot start processes on other nodes%s"
                .formatted(invocation.name(), invocation.place()),
            "Make the program itself the ENTRYPOINT, and start it with the host's launcher: srun"
                + " apptainer run image.sif.");
      }
    }
  }
}
