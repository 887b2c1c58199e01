package org.sifter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.launcher.ScriptOptions;

/** Where a launcher goes; what cannot be written is refused before anything is read. */
final class LauncherFiles {
  private final LauncherOptions options;
  private final DockerfileInput input;
  private final Optional<ModuleFiles> module;
  private final Optional<Results> results;

  /**
   * The files of a launcher.
   *
   * @param script where the script goes, when it is one that is asked for
   */
  private LauncherFiles(
      LauncherOptions options,
      DockerfileInput input,
      Optional<ModuleFiles> module,
      Optional<Results> script) {
    this.options = options;
    this.input = input;
    this.module = module;
    this.results = script;
  }

  /**
   * Files that are named with {@code -o}; a script without a name is printed.
   *
   * @param options what the command line says about the launcher
   */
  static LauncherFiles ofCommand(
      LauncherOptions options, Surroundings surroundings, DockerfileInput input)
      throws UsageException, FileException {
    return options.module().isPresent()
        ? ofModule(options, input)
        : ofScript(
            options,
            input,
            BuildOptions.results(
                options.arguments(), surroundings, options.reader(), ResultFile.Kind.PROGRAM));
  }

  /**
   * Files beside an image that is built.
   *
   * @param options what the command line says about the launcher, with where it goes
   */
  static LauncherFiles ofBuild(LauncherOptions options, DockerfileInput input)
      throws UsageException, FileException {
    if (options.module().isPresent()) {
      return ofModule(options, input);
    }
    String name = options.output().orElseThrow();
    ResultFile file = new ResultFile(name, options.reader().path(name), ResultFile.Kind.PROGRAM);
    file.verify();
    return ofScript(options, input, new FileResults(file));
  }

  private static LauncherFiles ofModule(LauncherOptions options, DockerfileInput input)
      throws UsageException, FileException {
    return new LauncherFiles(
        options, input, Optional.of(ModuleFiles.of(options)), Optional.empty());
  }

  private static LauncherFiles ofScript(
      LauncherOptions options, DockerfileInput input, Results results) throws FileException {
    results.mustNotOverwrite(options.reader().path(options.image()));
    Optional<Path> dockerfile = input.path();
    if (dockerfile.isPresent()) {
      results.mustNotOverwrite(dockerfile.get());
    }
    return new LauncherFiles(options, input, Optional.empty(), Optional.of(results));
  }

  /** Writes them. */
  void write(Analysis analysis) throws UsageException, FileException {
    if (module.isPresent()) {
      module.get().write(analysis, options, input);
      return;
    }
    ScriptOptions script = options.script(options.imageFromScript(), input, List.of());
    results.orElseThrow().write(LauncherOptions.text(analysis, script));
    results.orElseThrow().finish();
  }
}
