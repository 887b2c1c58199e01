package org.sifter.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.sifter.analysis.Analysis;
import org.sifter.diag.DiagnosticLog;
import org.sifter.launcher.Job;
import org.sifter.launcher.RunScript;
import org.sifter.launcher.ScriptOptions;
import org.sifter.launcher.ScriptShell;
import org.sifter.launcher.SiteProfile;
import org.sifter.resolve.ResolveOptions;
import org.sifter.shell.ShellQuote;

/** Writes the script that runs an image. */
final class LauncherCommand implements Command {
  private static final String STANDARD_OUTPUT = "-";

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
  public List<Option> options() {
    return OptionNames.ofLaunchers();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings, Messages messages)
      throws UsageException, FileException {
    String context = arguments.single("CONTEXT").orElse(".");
    ScriptShell shell = shell(arguments);
    String image = image(arguments);
    Optional<Job> job = job(arguments);
    BuildOptions options = new BuildOptions(arguments, surroundings);
    ResolveOptions resolving = options.resolveOptions(ResolveOptions.UnknownVariables.KEPT);
    BaseImageOptions bases = new BaseImageOptions(arguments, surroundings);
    FileReader reader = new FileReader(surroundings);
    SiteProfile site =
        new SiteFinder(surroundings, reader).find(arguments.value(OptionNames.SITE));
    DockerfileInput input =
        new DockerfileFinder(reader).find(arguments.value(OptionNames.FILE), context);
    Results results =
        BuildOptions.results(arguments, surroundings, reader, ResultFile.Kind.PROGRAM);
    if (input.path().isPresent()) {
      results.mustNotOverwrite(input.path().get());
    }
    results.mustNotOverwrite(reader.path(image));
    DiagnosticLog log = new DiagnosticLog(input.source());
    FrontEnd.Reading reading =
        FrontEnd.read(log, resolving.with(bases.images(input, resolving.platform())));
    reading.plan().ifPresent(plan -> FrontEnd.verifyBases(plan, bases.mode(), log));
    messages.report(bases.remarks());
    messages.report(log.diagnostics());
    if (reading.plan().isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    if (log.hasErrors()) {
      return ExitCode.FINDINGS;
    }
    Analysis analysis =
        Analysis.of(reading.dockerfile(), reading.plan().get(), /* context= */ Optional.empty());
    String found = fromScript(image, arguments, reader);
    results.write(
        RunScript.of(
            analysis, new ScriptOptions(found, build(arguments, input), shell, site, job)));
    results.finish();
    return ExitCode.DONE;
  }

  private static ScriptShell shell(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.SHELL);
    return name.isEmpty()
        ? ScriptShell.BASH
        : Choices.parse(OptionNames.SHELL, name.get(), List.of(ScriptShell.values()));
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

  /**
   * The image as the script finds it: an absolute path is asked for where it is written; any other
   * starts at the directory of the script, so that both can be moved.
   */
  private static String fromScript(String image, Arguments arguments, FileReader reader)
      throws FileException {
    String output = arguments.value(OptionNames.OUTPUT).orElse(STANDARD_OUTPUT);
    if (image.startsWith("/") || output.equals(STANDARD_OUTPUT)) {
      return image;
    }
    Path directory = reader.path(output).normalize().getParent();
    return directory.relativize(reader.path(image).normalize()).toString();
  }

  private static String build(Arguments arguments, DockerfileInput input) {
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
