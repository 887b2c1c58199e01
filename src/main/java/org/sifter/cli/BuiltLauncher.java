package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.UnwritableValues;

/** The launcher that a build writes beside its image. */
final class BuiltLauncher {
  private static final String IMAGE_FILE = ".sif";
  private static final String LAUNCHER = "-launcher";

  /** Options that say something about a launcher only. */
  private static final List<String> OF_LAUNCHERS =
      List.of(
          OptionNames.SHELL,
          OptionNames.LATE,
          OptionNames.DEFAULT,
          OptionNames.LAUNCHER_JOB,
          OptionNames.MODULEFILE,
          OptionNames.MODULE,
          OptionNames.COMMAND);

  private final LauncherFiles files;
  private final DockerfileInput input;

  private BuiltLauncher(LauncherFiles files, DockerfileInput input) {
    this.files = files;
    this.input = input;
  }

  /** The launcher that a command line asks for. */
  static Optional<BuiltLauncher> of(
      Arguments arguments, Surroundings surroundings, BuildSource source, BuildSettings settings)
      throws UsageException, FileException {
    if (!arguments.has(OptionNames.LAUNCHER)) {
      refuseLonelyOptions(arguments);
      return Optional.empty();
    }
    DockerfileInput input = ((BuildSource.OfDockerfile) source).input();
    String image = settings.name();
    String output =
        arguments
            .value(OptionNames.LAUNCHER)
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> nameBeside(image));
    LauncherOptions options =
        LauncherOptions.of(
            new LauncherOptions.Place(image, Optional.of(output)),
            OptionNames.LAUNCHER_JOB,
            arguments,
            surroundings);
    return Optional.of(new BuiltLauncher(LauncherFiles.ofBuild(options, input), input));
  }

  private static void refuseLonelyOptions(Arguments arguments) throws UsageException {
    for (String option : OF_LAUNCHERS) {
      if (arguments.has(option)) {
        throw new UsageException("--%s is for --launcher".formatted(option));
      }
    }
    if (arguments.has(OptionNames.SITE) && !arguments.has(OptionNames.SLURM)) {
      throw new UsageException("--site is for --launcher or --slurm");
    }
  }

  /** As the launcher of a module is called. */
  private static String nameBeside(String image) {
    return image.endsWith(IMAGE_FILE)
        ? image.substring(0, image.length() - IMAGE_FILE.length()) + LAUNCHER
        : image + LAUNCHER;
  }

  /** Tells what of a Dockerfile no script can hold; then nothing is built. */
  boolean refuses(RecipeReader.Meaning meaning, Messages messages) {
    DiagnosticLog log = new DiagnosticLog(input.source());
    UnwritableValues.of(meaning.plan().target().config())
        .forEach(instruction -> log.reportFile(CliCode.NOT_IN_SCRIPT, instruction));
    messages.report(log.diagnostics());
    return log.hasErrors();
  }

  /** Writes it. */
  void write(RecipeReader.Meaning meaning) throws UsageException, FileException {
    files.write(Analysis.of(meaning.dockerfile(), meaning.plan(), /* context= */ Optional.empty()));
  }
}
