package org.sifter.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.engine.Programs;
import org.sifter.launcher.SiteProfile;
import org.sifter.report.Palette;
import org.sifter.slurm.FollowedJob;
import org.sifter.slurm.JobScript;
import org.sifter.slurm.Slurm;
import org.sifter.slurm.SlurmCode;
import org.sifter.slurm.SlurmException;

/**
 * A build that is a job of Slurm. The job runs the same command line without {@code --slurm}; what
 * it says is passed on.
 */
final class SubmittedBuild {
  private static final String STANDARD_INPUT = "-";
  private static final String SCRIPT = "script";

  private final Arguments arguments;
  private final Surroundings surroundings;
  private final BuildSource source;
  private final BuildSettings settings;
  private final Path program;
  private final List<String> options;
  private final Palette palette;

  /**
   * A build of which the command line has been found good.
   *
   * @param job what is asked of {@code sbatch}
   */
  SubmittedBuild(
      Arguments arguments,
      Surroundings surroundings,
      BuildSource source,
      BuildSettings settings,
      Map<String, String> job)
      throws UsageException, FileException {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.source = source;
    this.settings = settings;
    this.program =
        surroundings
            .program()
            .orElseThrow(() -> new UsageException("--slurm needs sifter's own start script"));
    this.options = options(job);
    this.palette = ColorChoice.of(arguments).palette(surroundings);
    verifyReach();
  }

  /** What the job cannot have from this process. */
  private void verifyReach() throws UsageException {
    if (arguments.has(OptionNames.SSH)) {
      throw new UsageException("--slurm and --ssh: a job does not reach the agent of this machine");
    }
    boolean readsInput =
        arguments.value(OptionNames.FILE).filter(STANDARD_INPUT::equals).isPresent()
            || arguments.before().contains(STANDARD_INPUT);
    if (readsInput) {
      throw new UsageException("--slurm: a job does not read the standard input of this process");
    }
  }

  /** The options of {@code sbatch}: what is asked for stands behind what is usual on the site. */
  private List<String> options(Map<String, String> job) throws UsageException, FileException {
    SiteProfile.Slurm site =
        new SiteFinder(surroundings, new FileReader(surroundings))
            .find(arguments.value(OptionNames.SITE))
            .slurm();
    Map<String, String> all = new LinkedHashMap<>();
    site.partition().ifPresent(name -> all.put("partition", name));
    site.account().ifPresent(name -> all.put("account", name));
    all.putAll(job);
    List<String> words = new ArrayList<>();
    all.forEach((name, value) -> words.add("--" + name + (value.isEmpty() ? "" : "=" + value)));
    return words;
  }

  /** Submits it and waits for its end. */
  ExitCode run(Messages messages) throws UsageException, FileException {
    Optional<ExitCode> wrong = check(messages);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Interruption interruption = Interruption.watch();
    try (WorkDirectory files = directory()) {
      return run(files.path(), messages);
    } catch (SlurmException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.ENGINE;
    } catch (IOException e) {
      messages.report(
          List.of(
              FileException.of(SlurmCode.NO_DIRECTORY, settings.name(), FileReader.reason(e))
                  .diagnostic()));
      return ExitCode.BAD_INPUT;
    } finally {
      interruption.close();
    }
  }

  /**
   * What is wrong with the Dockerfile is told before the job waits for its turn; what is to be said
   * otherwise, the job says.
   */
  private Optional<ExitCode> check(Messages messages) throws UsageException, FileException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream paper = new PrintStream(told, /* autoFlush= */ true, StandardCharsets.UTF_8);
    Messages draft = new Messages(paper, palette);
    ReportOptions.choose(arguments, surroundings, draft);
    RecipeReader.Reading reading =
        new RecipeReader(arguments, surroundings, draft, settings.secrets(), Optional.empty())
            .read(source);
    if (reading.recipe().isPresent()) {
      return Optional.empty();
    }
    draft.finish();
    messages.print(told.toString(StandardCharsets.UTF_8));
    return Optional.of(reading.code());
  }

  private WorkDirectory directory() throws IOException {
    Path image = settings.path().toAbsolutePath();
    return WorkDirectory.create(
        image.getParent(),
        "." + image.getFileName() + ".job-",
        new TreeRemoval(surroundings.variables()));
  }

  private ExitCode run(Path files, Messages messages) throws SlurmException, IOException {
    Path script = Files.writeString(files.resolve(SCRIPT), script(files).text());
    Slurm slurm =
        new Slurm(
            surroundings.variables(),
            Programs.of(surroundings.variables(), surroundings.workingDirectory()));
    String name = "sifter-build";
    String job = slurm.submit(script, name, options, settings.name());
    Consumer<String> remarks =
        arguments.has(OptionNames.QUIET)
            ? remark -> {}
            : remark -> messages.say("sifter: " + remark);
    FollowedJob followed =
        new FollowedJob(slurm, job, files, surroundings.out(), surroundings.err(), remarks);
    try {
      return code(followed.follow(), job);
    } catch (InterruptedException e) {
      throw interrupted(followed, job);
    }
  }

  private SlurmException interrupted(FollowedJob followed, String job)
      throws SlurmException, IOException {
    try {
      if (followed.cancel()) {
        return new SlurmException(SlurmCode.INTERRUPTED, settings.name(), job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new SlurmException(SlurmCode.NOT_CANCELLED, settings.name(), job);
  }

  private static ExitCode code(int status, String job) throws SlurmException {
    return Arrays.stream(ExitCode.values())
        .filter(code -> code.code() == status && code != ExitCode.INTERRUPTED)
        .findFirst()
        .orElseThrow(() -> new SlurmException(SlurmCode.ENDED, job, job, "exit status " + status));
  }

  private JobScript script(Path files) {
    Path here = surroundings.workingDirectory();
    List<Path> needed =
        new ArrayList<>(List.of(here, source.directory().toAbsolutePath(), program));
    source.file().map(Path::toAbsolutePath).ifPresent(needed::add);
    List<String> command = new ArrayList<>(List.of(program.toString(), "build"));
    command.addAll(
        arguments.optionsWithout(
            List.of(
                OptionNames.SLURM, OptionNames.SBATCH, OptionNames.COLOR, OptionNames.PROGRESS)));
    command.add("--color=" + (palette == Palette.COLORED ? "always" : "never"));
    progress().ifPresent(how -> command.add("--progress=" + how));
    command.addAll(arguments.before());
    if (!arguments.behind().isEmpty()) {
      command.add("--");
      command.addAll(arguments.behind());
    }
    return new JobScript(command, here, needed, files);
  }

  /** Through a file no build can be shown live. */
  private Optional<String> progress() {
    return arguments.value(OptionNames.PROGRESS).filter(how -> !how.equals("auto"));
  }
}
