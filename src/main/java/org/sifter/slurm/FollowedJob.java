package org.sifter.slurm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A job of a {@link JobScript}, whose output is passed on while it runs. The end is told by a file
 * of the script; Slurm is asked seldom, as it has many to answer.
 */
public final class FollowedJob {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration FIRST_QUESTION = Duration.ofMillis(500);
  private static final Duration LAST_QUESTION = Duration.ofSeconds(15);

  /** Some network file systems show a file that late on another machine. */
  private static final Duration FILE_DELAY = Duration.ofSeconds(5);

  /** Slurm kills what has not ended 30 seconds after it was cancelled, unless it is set up so. */
  private static final Duration CANCELLATION = Duration.ofSeconds(20);

  /** The exit status of a process that a signal has ended is this and the signal's number. */
  private static final int FIRST_SIGNAL = 128;

  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final Slurm slurm;
  private final String job;
  private final Path files;
  private final Consumer<String> remarks;
  private final List<GrowingFile> outputs;
  private Optional<JobState> known = Optional.empty();
  private Duration question = FIRST_QUESTION;
  private long asked = System.nanoTime();
  private long answered = System.nanoTime();

  /**
   * A job.
   *
   * @param job its number
   * @param files the directory of its script's files
   * @param remarks is told how it stands
   */
  public FollowedJob(
      Slurm slurm,
      String job,
      Path files,
      OutputStream output,
      OutputStream errors,
      Consumer<String> remarks) {
    this.slurm = slurm;
    this.job = job;
    this.files = files;
    this.remarks = remarks;
    this.outputs =
        List.of(
            new GrowingFile(files.resolve(JobScript.OUTPUT), output),
            new GrowingFile(files.resolve(JobScript.ERRORS), errors));
  }

  /**
   * Waits for its end.
   *
   * @return the exit status of its command
   * @throws SlurmException when it has ended without one
   * @throws InterruptedException when this thread is interrupted; the job goes on
   */
  public int follow() throws SlurmException, IOException, InterruptedException {
    while (true) {
      Optional<Integer> status = status();
      passOn();
      if (status.isPresent()) {
        return told(status.get());
      }
      ask();
      if (known.filter(JobState::isLast).isPresent()) {
        return lastStatus(known.get());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /**
   * Ends it.
   *
   * @return whether it has ended
   */
  public boolean cancel() throws SlurmException, IOException, InterruptedException {
    slurm.cancel(job);
    boolean hasEnded = awaitLast(CANCELLATION).isPresent();
    passOn();
    return hasEnded;
  }

  private void passOn() throws IOException {
    for (GrowingFile output : outputs) {
      output.passOn();
    }
  }

  private Optional<Integer> status() throws IOException {
    return line(JobScript.STATUS).filter(text -> text.matches("[0-9]{1,3}")).map(Integer::valueOf);
  }

  /** What the script has written into a file, all at once. */
  private Optional<String> line(String name) throws IOException {
    Path file = files.resolve(name);
    return Files.exists(file)
        ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
        : Optional.empty();
  }

  private void ask() throws SlurmException {
    if (!hasPassed(asked, question)) {
      return;
    }
    Optional<JobState> state = slurm.state(job);
    asked = System.nanoTime();
    question = longer(question);
    if (state.isPresent()) {
      answered = asked;
      tell(state.get());
      known = state;
    } else if (hasPassed(answered, SILENCE)) {
      throw new SlurmException(
          SlurmCode.NO_ANSWER,
          job,
          job,
          "Slurm has not answered for " + SILENCE.toMinutes() + " min");
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(3).dividedBy(2);
    return next.compareTo(LAST_QUESTION) < 0 ? next : LAST_QUESTION;
  }

  /** A command that a signal has ended is one that Slurm has ended; why, its state tells. */
  private int told(int status) throws SlurmException, InterruptedException {
    if (status <= FIRST_SIGNAL) {
      return status;
    }
    Optional<JobState> last = awaitLast(FILE_DELAY);
    throw new SlurmException(
        SlurmCode.ENDED, job, job, last.map(JobState::name).orElse("exit status " + status));
  }

  private Optional<JobState> awaitLast(Duration patience)
      throws SlurmException, InterruptedException {
    long begun = System.nanoTime();
    while (!hasPassed(begun, patience)) {
      Optional<JobState> state = slurm.state(job).filter(JobState::isLast);
      if (state.isPresent()) {
        return state;
      }
      Thread.sleep(FIRST_QUESTION.toMillis());
    }
    return Optional.empty();
  }

  private void tell(JobState state) {
    if (known.filter(state::equals).isPresent()) {
      return;
    }
    if (state.isPending()) {
      String reason = state.reason().equals("None") ? "" : " (" + state.reason() + ")";
      remarks.accept("job %s waits%s".formatted(job, reason));
    } else if (state.isRunning()) {
      remarks.accept("job %s runs on %s".formatted(job, state.node().orElse("a node")));
    }
  }

  private int lastStatus(JobState state) throws SlurmException, IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!hasPassed(begun, FILE_DELAY)) {
      Optional<Integer> status = status();
      if (status.isPresent()) {
        passOn();
        return told(status.get());
      }
      Optional<String> unseen = line(JobScript.UNSEEN);
      if (unseen.isPresent()) {
        throw new SlurmException(SlurmCode.NOT_SEEN, unseen.get(), job);
      }
      Thread.sleep(PAUSE.toMillis());
    }
    passOn();
    if (state.exitStatus() == JobScript.NOT_SEEN) {
      throw new SlurmException(SlurmCode.NOT_SEEN, files.getParent().toString(), job);
    }
    throw new SlurmException(SlurmCode.ENDED, job, job, state.name());
  }

  private static boolean hasPassed(long begun, Duration time) {
    return System.nanoTime() - begun > time.toNanos();
  }
}
