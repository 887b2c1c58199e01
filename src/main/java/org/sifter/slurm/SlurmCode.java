package org.sifter.slurm;

import org.sifter.diag.Code;
import org.sifter.diag.Wording;

/** What can go wrong with a job. */
public enum SlurmCode implements Code {
  NO_SLURM(
      "there is no program %s on this machine",
      "Run it where jobs are submitted, or build without --slurm."),
  NOT_SUBMITTED("Slurm does not take the job: %s", "Ask for what there is with --sbatch."),
  NO_DIRECTORY("there can be no directory for the job's output beside it: %s", ""),
  NOT_SEEN(
      "job %s, on another machine, does not see it",
      "Have it in a file system that all nodes share."),
  ENDED(
      "job %s was ended by Slurm: %s",
      "Ask for more with --sbatch, such as --sbatch time=2:00:00 or --sbatch mem=8G."),
  INTERRUPTED("the build was interrupted, and job %s is cancelled", ""),
  NOT_CANCELLED("the build was interrupted, but job %s goes on", "End it: scancel %1$s"),
  NO_ANSWER("nothing can be learnt of job %s: %s", "Look how it goes with squeue --job %1$s.");

  private final Wording wording;

  SlurmCode(String message, String remedy) {
    this.wording = Wording.error(message, remedy);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
