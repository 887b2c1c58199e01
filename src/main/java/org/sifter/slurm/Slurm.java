package org.sifter.slurm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.engine.Answer;
import org.sifter.engine.NoAnswerException;
import org.sifter.engine.Programs;

/**
 * Asks Slurm, by its own programs.
 *
 * @param variables the environment that they get, and the jobs
 * @param programs where they are looked for
 */
public record Slurm(Map<String, String> variables, Programs programs) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String UNKNOWN_JOB = "Invalid job id";

  public Slurm {
    variables = Map.copyOf(variables);
  }

  /**
   * Submits a job that has the environment of this process, writes nothing of its own, and is not
   * started a second time.
   *
   * @param name what it is called, unless an option says so
   * @param options further options of {@code sbatch}, in words
   * @param about what the user asked for
   * @return the number of the job
   */
  public String submit(Path script, String name, List<String> options, String about)
      throws SlurmException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program("sbatch", about),
                "--parsable",
                "--export=ALL",
                "--no-requeue",
                "--chdir=/",
                "--output=/dev/null",
                "--job-name=" + name));
    command.addAll(options);
    command.add(script.toString());
    Answer answer = ask(command).orElseThrow(() -> notSubmitted(about, "it does not answer"));
    String job = answer.output().strip().replaceFirst(";.*", "");
    if (!answer.isSuccess() || !job.matches("[0-9]+")) {
      throw notSubmitted(
          about,
          answer
              .lastError()
              .map(line -> line.replaceFirst("^sbatch: (error: )?", ""))
              .orElse("sbatch ended with status " + answer.status()));
    }
    return job;
  }

  private static SlurmException notSubmitted(String about, String reason) {
    return new SlurmException(SlurmCode.NOT_SUBMITTED, about, reason);
  }

  /** How a job stands; empty when there is no answer now. */
  public Optional<JobState> state(String job) throws SlurmException {
    Optional<Answer> answer =
        ask(List.of(program("scontrol", job), "--oneliner", "show", "job", job));
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    return answer.get().isSuccess()
        ? JobState.parse(answer.get().output())
        : Optional.of(JobState.FORGOTTEN)
            .filter(state -> answer.get().errors().contains(UNKNOWN_JOB));
  }

  /** Cancels a job; what is still to be done, its programs do. */
  public void cancel(String job) throws SlurmException {
    Optional<Answer> unused = ask(List.of(program("scancel", job), job));
  }

  private String program(String name, String about) throws SlurmException {
    return programs
        .find(name)
        .map(Path::toString)
        .orElseThrow(() -> new SlurmException(SlurmCode.NO_SLURM, about, name));
  }

  private Optional<Answer> ask(List<String> command) {
    try {
      return Optional.of(Answer.of(command, variables, PATIENCE));
    } catch (IOException | NoAnswerException e) {
      return Optional.empty();
    }
  }
}
