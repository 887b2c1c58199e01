package org.sifter.doctor;

import java.util.List;
import java.util.Optional;
import org.sifter.engine.Machine;

/** Whether this is a login node of a cluster, which builds should not load. */
public record LoginNodeCheck(Machine machine) implements Check {
  private static final List<String> COMMANDS = List.of("sinfo", "squeue");
  private static final String JOB = "SLURM_JOB_ID";

  @Override
  public String subject() {
    return "cluster";
  }

  @Override
  public List<Finding> findings() {
    Optional<String> job = Optional.ofNullable(machine.variables().get(JOB));
    if (job.isPresent()) {
      return List.of(Finding.ok("this is job %s of Slurm".formatted(job.get())));
    }
    return COMMANDS.stream().anyMatch(machine.programs()::has)
        ? List.of(
            Finding.warning(
                "this is a node of a Slurm cluster, outside of a job; builds load the processor"
                    + " and the disk, for which login nodes are not meant",
                "Build in a job: srun --pty sifter build ..."))
        : List.of();
  }
}
