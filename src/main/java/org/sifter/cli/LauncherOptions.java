package org.sifter.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.launcher.Job;
import org.sifter.launcher.Module;
import org.sifter.launcher.OfferedProgram;
import org.sifter.launcher.ScriptOptions;
import org.sifter.launcher.ScriptShell;
import org.sifter.launcher.SiteProfile;
import org.sifter.shell.ShellQuote;

/**
 * What a command line says about the launcher.
 *
 * @param arguments the command line
 * @param reader finds the files that it names
 * @param image the image, as it is written there
 * @param shell the shell that reads the script
 * @param site the cluster
 * @param job what the script asks for as a job
 * @param module the module that is wanted in place of a script
 */
record LauncherOptions(
    Arguments arguments,
    FileReader reader,
    String image,
    ScriptShell shell,
    SiteProfile site,
    Optional<Job> job,
    Optional<Module> module) {
  private static final String STANDARD_OUTPUT = "-";

  static LauncherOptions of(Arguments arguments, Surroundings surroundings, FileReader reader)
      throws UsageException, FileException {
    String image = image(arguments);
    return new LauncherOptions(
        arguments,
        reader,
        image,
        shell(arguments),
        new SiteFinder(surroundings, reader).find(arguments.value(OptionNames.SITE)),
        job(arguments),
        ModuleFiles.module(arguments, image));
  }

  /**
   * What the script is made for.
   *
   * @param found where it finds the image
   * @param programs the programs that it is called by
   */
  ScriptOptions script(String found, DockerfileInput input, List<OfferedProgram> programs) {
    return new ScriptOptions(found, build(input), shell, site, job, programs);
  }

  /** The image as a script finds it that goes where {@code -o} says. */
  String imageFromScript() throws FileException {
    String output = arguments.value(OptionNames.OUTPUT).orElse(STANDARD_OUTPUT);
    return output.equals(STANDARD_OUTPUT) ? image : imageFrom(reader.path(output).getParent());
  }

  /**
   * The image as a script in {@code directory} finds it: an absolute path is asked for where it is
   * written; any other starts at the directory of the script, so that both can be moved.
   */
  String imageFrom(Path directory) throws FileException {
    return image.startsWith("/")
        ? image
        : directory.normalize().relativize(reader.path(image).normalize()).toString();
  }

  private static String image(Arguments arguments) throws UsageException {
    String image =
        arguments
            .value(OptionNames.SIF)
            .orElseThrow(() -> new UsageException("name the image with --sif IMAGE.sif"));
    if (image.isEmpty() || image.endsWith("/")) {
      throw new UsageException("--sif names a file, not \"" + image + "\"");
    }
    return image;
  }

  private static ScriptShell shell(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.SHELL);
    if (name.isEmpty()) {
      // A module may have a command called bash, which must not be looked for in PATH.
      return arguments.has(OptionNames.MODULEFILE) ? ScriptShell.SH : ScriptShell.BASH;
    }
    return Choices.parse(OptionNames.SHELL, name.get(), List.of(ScriptShell.values()));
  }

  private static Optional<Job> job(Arguments arguments) throws UsageException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : arguments.values(OptionNames.SBATCH)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      if (!name.matches("[a-z][a-z-]*") || !value.matches("[A-Za-z0-9_@%+=:,./&|*\\[\\]-]*")) {
        throw new UsageException(
            "--sbatch takes a long option of sbatch without its dashes, not " + option);
      }
      options.put(name, value);
    }
    if (!options.isEmpty() && !arguments.has(OptionNames.SLURM)) {
      throw new UsageException("--sbatch is for --slurm");
    }
    return arguments.has(OptionNames.SLURM) ? Optional.of(new Job(options)) : Optional.empty();
  }

  private String build(DockerfileInput input) {
    StringBuilder command = new StringBuilder("sifter build");
    if (arguments.has(OptionNames.FILE)) {
      command.append(" -f ").append(ShellQuote.word(input.nameInContext()));
    }
    arguments
        .value(OptionNames.TARGET)
        .ifPresent(target -> command.append(" --target ").append(ShellQuote.word(target)));
    return command.toString();
  }
}
