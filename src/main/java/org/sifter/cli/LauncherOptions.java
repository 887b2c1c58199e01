package org.sifter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.launcher.Job;
import org.sifter.launcher.Module;
import org.sifter.launcher.OfferedProgram;
import org.sifter.launcher.Preset;
import org.sifter.launcher.RunScript;
import org.sifter.launcher.ScriptOptions;
import org.sifter.launcher.ScriptShell;
import org.sifter.launcher.SiteProfile;
import org.sifter.shell.ShellQuote;

/**
 * What a command line says about the launcher.
 *
 * @param arguments the command line
 * @param reader finds the files that it names
 * @param place what it runs and where it goes
 * @param shell the shell that reads the script
 * @param site the cluster
 * @param isLate whether what is known of the cluster is read where the script runs
 * @param job what the script asks for as a job
 * @param module the module that is wanted in place of a script
 */
record LauncherOptions(
    Arguments arguments,
    FileReader reader,
    Place place,
    ScriptShell shell,
    SiteProfile site,
    boolean isLate,
    Optional<Job> job,
    Optional<Module> module) {
  private static final String STANDARD_OUTPUT = "-";

  /**
   * The image and where the launcher goes.
   *
   * @param image the image, as the user writes it
   * @param output the file or the directory; empty for standard output
   */
  record Place(String image, Optional<String> output) {
    /** What the command says whose result the launcher is. */
    static Place of(Arguments arguments) throws UsageException {
      String image =
          arguments
              .value(OptionNames.SIF)
              .orElseThrow(() -> new UsageException("name the image with --sif IMAGE.sif"));
      if (image.isEmpty() || image.endsWith("/")) {
        throw new UsageException("--sif names a file, not \"" + image + "\"");
      }
      return new Place(
          image, arguments.value(OptionNames.OUTPUT).filter(name -> !name.equals(STANDARD_OUTPUT)));
    }
  }

  /**
   * Reads them.
   *
   * @param jobOption the option by which the script is a job, too
   */
  static LauncherOptions of(
      Place place, String jobOption, Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    FileReader reader = new FileReader(surroundings);
    Optional<Module> module = ModuleFiles.module(arguments, place.image());
    if (module.isPresent() && arguments.has(jobOption)) {
      throw new UsageException("--modulefile and --" + jobOption + " are two things");
    }
    return new LauncherOptions(
        arguments,
        reader,
        place,
        shell(arguments),
        site(arguments, surroundings, reader),
        arguments.has(OptionNames.LATE),
        job(jobOption, arguments),
        module);
  }

  /** Of a cluster that is read of where the script runs, nothing is known. */
  private static SiteProfile site(Arguments arguments, Surroundings surroundings, FileReader reader)
      throws UsageException, FileException {
    boolean isLate = arguments.has(OptionNames.LATE);
    if (isLate && arguments.has(OptionNames.SITE)) {
      throw new UsageException(
          "--late reads the profile where the script runs, so leave --site out");
    }
    return isLate
        ? SiteProfile.UNKNOWN
        : new SiteFinder(surroundings, reader).find(arguments.value(OptionNames.SITE));
  }

  /** The image, as the user writes it. */
  String image() {
    return place.image();
  }

  /** Where the launcher goes; empty for standard output. */
  Optional<String> output() {
    return place.output();
  }

  /**
   * What the script is made for.
   *
   * @param found where it finds the image
   * @param programs the programs that it is called by
   */
  ScriptOptions script(String found, DockerfileInput input, List<OfferedProgram> programs) {
    return new ScriptOptions(found, build(input), shell, site, isLate, job, programs, presets());
  }

  private List<Preset> presets() {
    return arguments.values(OptionNames.DEFAULT).stream().map(Preset::of).toList();
  }

  /** The text of a script. */
  static String text(Analysis analysis, ScriptOptions script) throws UsageException {
    Optional<Preset> wrong = RunScript.wrongPreset(analysis, script);
    if (wrong.isPresent()) {
      throw new UsageException(
          "--default takes an option of the script without its dashes, not " + wrong.get());
    }
    return RunScript.of(analysis, script);
  }

  /** The image as a script finds it that goes where {@code -o} says. */
  String imageFromScript() throws FileException {
    return output().isEmpty()
        ? image()
        : imageFrom(reader.path(output().get()).toAbsolutePath().getParent());
  }

  /**
   * The image as a script in {@code directory} finds it: an absolute path is asked for where it is
   * written; any other starts at the directory of the script, so that both can be moved.
   */
  String imageFrom(Path directory) throws FileException {
    return image().startsWith("/")
        ? image()
        : directory.normalize().relativize(reader.path(image()).normalize()).toString();
  }

  private static ScriptShell shell(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.SHELL);
    if (name.isEmpty()) {
      // A module may have a command called bash, which must not be looked for in PATH.
      return arguments.has(OptionNames.MODULEFILE) ? ScriptShell.SH : ScriptShell.BASH;
    }
    return Choices.parse(OptionNames.SHELL, name.get(), List.of(ScriptShell.values()));
  }

  /** The options of {@code sbatch} are those of the command's own job. */
  private static Optional<Job> job(String jobOption, Arguments arguments) throws UsageException {
    Map<String, String> options =
        jobOption.equals(OptionNames.SLURM) ? SbatchOptions.of(arguments) : Map.of();
    return arguments.has(jobOption) ? Optional.of(new Job(options)) : Optional.empty();
  }

  private String build(DockerfileInput input) {
    StringBuilder command = new StringBuilder("sifter build");
    if (arguments.has(OptionNames.FILE)) {
      command.append(" -f ").append(ShellQuote.word(input.nameInContext()));
    }
    arguments
        .value(OptionNames.TARGET)
        .ifPresent(target -> command.append(" --target ").append(ShellQuote.word(target)));
    arguments
        .values(OptionNames.BUILD_ARG)
        .forEach(value -> command.append(" --build-arg ").append(ShellQuote.word(value)));
    return command.toString();
  }
}
