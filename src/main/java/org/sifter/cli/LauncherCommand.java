package org.sifter.cli;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.analysis.Analysis;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.UnwritableValues;
import org.sifter.resolve.ResolveOptions;

/** Writes the script that runs an image, or a module with its programs. */
final class LauncherCommand implements Command {
  @Override
  public String name() {
    return "launcher";
  }

  @Override
  public String synopsis() {
    return "--sif IMAGE.sif [OPTION]... [CONTEXT]";
  }

  @Override
  public String summary() {
    return "write a script that runs the image of a Dockerfile";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("--sif app.sif -o app .", "then: ./app run"),
        new Example("--sif app.sif -o app --slurm .", "then: sbatch app run"));
  }

  @Override
  public List<String> usualOptions() {
    return List.of(
        OptionNames.SIF,
        OptionNames.OUTPUT,
        OptionNames.SHELL,
        OptionNames.SLURM,
        OptionNames.SBATCH,
        OptionNames.MODULEFILE);
  }

  @Override
  public List<Option> options() {
    return OptionNames.ofLaunchers();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String context = arguments.single("CONTEXT").orElse(".");
    FileReader reader = new FileReader(surroundings);
    LauncherOptions options =
        LauncherOptions.of(
            LauncherOptions.Place.of(arguments), OptionNames.SLURM, arguments, surroundings);
    ResolveOptions resolving =
        new BuildOptions(arguments, surroundings)
            .resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    BaseImageOptions bases = new BaseImageOptions(arguments, surroundings);
    DockerfileInput input =
        new DockerfileFinder(reader).find(arguments.value(OptionNames.FILE), context);
    LauncherFiles files = LauncherFiles.ofCommand(options, surroundings, input);
    DiagnosticLog log = new DiagnosticLog(input.source());
    FrontEnd.Reading reading =
        FrontEnd.read(log, resolving.with(bases.images(input, resolving.platform())));
    if (reading.plan().isPresent()) {
      FrontEnd.verifyBases(reading.plan().get(), bases.mode(), log);
      UnwritableValues.of(reading.plan().get().target().config())
          .forEach(instruction -> log.reportFile(CliCode.NOT_IN_SCRIPT, instruction));
    }
    messages.report(bases.remarks());
    messages.report(log.diagnostics());
    if (reading.plan().isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    files.write(
        Analysis.of(reading.dockerfile(), reading.plan().get(), /* context= */ Optional.empty()));
    return ExitCode.DONE;
  }
}
