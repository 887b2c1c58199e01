package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.config.Baseline;
import org.sifter.config.Configuration;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Fix;
import org.sifter.json.MalformedJsonException;
import org.sifter.resolve.ResolveOptions;
import org.sifter.source.SourceFile;

/** Reads, lints and fixes files. It may be used by several threads at once. */
final class FileLint {
  private final FileReader reader;
  private final ConfigurationFinder configurations;
  private final Request request;

  /**
   * What a command line asks for.
   *
   * @param options what it says about linting
   * @param resolving what it says about the build
   * @param bases what it says about base images
   * @param context the build context, when one is given
   * @param baseline the baseline that is given
   * @param heedsBaseline whether the findings in it are left out
   * @param stdinName how reports call standard input
   * @param fixes which fixes are made
   */
  record Request(
      Configuration options,
      ResolveOptions resolving,
      BaseImageOptions bases,
      Optional<String> context,
      Optional<String> baseline,
      boolean heedsBaseline,
      Optional<String> stdinName,
      Set<Fix.Safety> fixes) {
    Request {
      fixes = Set.copyOf(fixes);
    }
  }

  FileLint(FileReader reader, ConfigurationFinder configurations, Request request) {
    this.reader = reader;
    this.configurations = configurations;
    this.request = request;
  }

  /** Lints a file. */
  LintedFile lint(String name) {
    try {
      SourceFile source = reader.read(name, FileRole.LINTED);
      boolean isInput = name.equals(FileReader.STANDARD_INPUT);
      String shown = isInput ? request.stdinName().orElse(source.name()) : source.name();
      return lint(name, SourceFile.of(shown, source.text()), source, isInput);
    } catch (FileException e) {
      return LintedFile.unusable(name, e);
    }
  }

  private LintedFile lint(String name, SourceFile shown, SourceFile source, boolean isInput)
      throws FileException {
    Optional<Path> file =
        isInput
            ? request.stdinName().isPresent()
                ? Optional.of(reader.path(request.stdinName().get()))
                : Optional.empty()
            : Optional.of(reader.path(name));
    Path directory =
        file.flatMap(path -> Optional.ofNullable(path.getParent())).orElse(reader.path("."));
    ConfigurationFinder.Found found = configurations.find(directory);
    Configuration configuration = found.configuration().and(request.options());
    DockerfileInput input = new DockerfileInput(name, shown, file, directory);
    DockerfileLint lint =
        new DockerfileLint(
            configuration,
            request.resolving().with(request.bases().images(input, request.resolving().platform())),
            context(isInput ? Optional.empty() : file, directory));
    FixRounds fixed = FixRounds.of(shown, lint::lint, request.fixes());
    DockerfileLint.Result result = fixed.result();
    return new LintedFile(
        name,
        Optional.of(source),
        Optional.of(source.withText(fixed.text().text())),
        fixed.made(),
        result.valid(),
        result.valid() ? notInBaseline(result.diagnostics(), file, found) : result.diagnostics(),
        configuration);
  }

  /** The build context to look into; empty when there is none that can be read. */
  private Optional<BuildContext> context(Optional<Path> file, Path directory) throws FileException {
    if (request.context().isEmpty() && file.isEmpty()) {
      return Optional.empty();
    }
    Path root = request.context().isPresent() ? reader.path(request.context().get()) : directory;
    try {
      return Optional.of(BuildContext.open(root, file));
    } catch (IOException | BadIgnoreFileException e) {
      return Optional.empty(); // It is told by convert, which needs the context.
    }
  }

  private List<Diagnostic> notInBaseline(
      List<Diagnostic> findings, Optional<Path> file, ConfigurationFinder.Found found)
      throws FileException {
    Optional<Path> baseline = baseline(found);
    if (baseline.isEmpty() || file.isEmpty()) {
      return findings;
    }
    return read(baseline.get()).remaining(fileInBaseline(file.get(), baseline.get()), findings);
  }

  private Optional<Path> baseline(ConfigurationFinder.Found found) throws FileException {
    if (!request.heedsBaseline()) {
      return Optional.empty();
    }
    if (request.baseline().isPresent()) {
      return Optional.of(reader.path(request.baseline().get()));
    }
    Optional<String> name = found.configuration().baseline();
    return name.isPresent()
        ? found.directory().map(directory -> directory.resolve(name.get()))
        : Optional.empty();
  }

  private Baseline read(Path path) throws FileException {
    try {
      return Baseline.parse(reader.read(reader.shown(path), FileRole.JSON));
    } catch (MalformedJsonException e) {
      throw FileException.of(CliCode.BASELINE_FILE, e);
    }
  }

  /** What a baseline calls a file: its path from the baseline's directory. */
  static String fileInBaseline(Path file, Path baseline) {
    Path directory = baseline.toAbsolutePath().normalize().getParent();
    return directory.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }
}
