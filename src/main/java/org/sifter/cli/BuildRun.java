package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.BuildCode;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildRequest;
import org.sifter.build.Compression;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.FailureReport;
import org.sifter.build.ImageBuilder;
import org.sifter.build.ImageRecipe;
import org.sifter.build.ImageTarget;
import org.sifter.build.ImageTest;
import org.sifter.build.PlainBuild;
import org.sifter.build.Recipe;
import org.sifter.build.TargetException;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.engine.BuildModeChoice;
import org.sifter.engine.BuildModes;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineException;
import org.sifter.engine.EngineKind;
import org.sifter.engine.Machine;
import org.sifter.plan.Platform;
import org.sifter.progress.BuildEvent;
import org.sifter.progress.BuildListener;

/** Builds one image file, and leaves nothing behind but that. */
final class BuildRun {
  private static final String TEMPORARY_PREFIX = "sifter-build-";

  /** What engines take their temporary directory from, the first that is set. */
  private static final List<String> TEMPORARY_VARIABLES =
      List.of("APPTAINER_TMPDIR", "SINGULARITY_TMPDIR", "TMPDIR");

  /** With these an engine would not say what it does. */
  private static final List<String> LEVEL_VARIABLES =
      List.of("APPTAINER_MESSAGELEVEL", "SINGULARITY_MESSAGELEVEL");

  private final SecretOptions secrets;
  private final Arguments arguments;
  private final Surroundings surroundings;
  private final Messages messages;
  private final TreeRemoval removal;
  private final String name;
  private final Path path;
  private final Path directory;
  private final boolean replaces;
  private final Optional<Compression> compression;
  private final Platform platform;
  private final long begun = System.nanoTime();

  /** A build, of which all that the command line says has been found good. */
  BuildRun(
      BuildSource source,
      SecretOptions secrets,
      Arguments arguments,
      Surroundings surroundings,
      Messages messages)
      throws UsageException, FileException {
    FileReader reader = new FileReader(surroundings);
    this.secrets = secrets;
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.messages = messages;
    this.removal = new TreeRemoval(surroundings.variables());
    this.name = imageName(source, arguments);
    this.path = reader.path(name);
    this.directory = source.directory().toAbsolutePath();
    this.replaces = arguments.has(OptionNames.FORCE);
    this.compression = compression(arguments);
    this.platform = new BuildOptions(arguments, surroundings).platform();
    refuseOptions(arguments.behind());
    try {
      ImageTarget.verify(name, path, replaces);
    } catch (TargetException e) {
      throw new FileException(e.diagnostic());
    }
  }

  private static String imageName(BuildSource source, Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.OUTPUT).or(source::imageName);
    if (name.isEmpty() || name.get().equals(FileReader.STANDARD_INPUT)) {
      throw new UsageException("name the image file: -o FILE.sif");
    }
    return name.get();
  }

  private static Optional<Compression> compression(Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.COMPRESSION);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Choices.parse(OptionNames.COMPRESSION, name.get(), List.of(Compression.values())));
  }

  /** What would not make an image file. */
  private static void refuseOptions(List<String> options) throws UsageException {
    for (String option : options) {
      if (List.of("--sandbox", "-s", "--update", "-u").contains(option)) {
        throw new UsageException(
            "it makes image files, which %s of the engine does not".formatted(option));
      }
    }
  }

  /** Builds. */
  ExitCode of(Recipe recipe, Engine engine) throws UsageException, FileException {
    Optional<BuildModeChoice> mode;
    try {
      mode = recipe instanceof ImageRecipe ? Optional.empty() : Optional.of(mode(engine));
    } catch (EngineException e) {
      messages.report(List.of(e.diagnostic()));
      return ExitCode.ENGINE;
    }
    BuildListener listener = listener();
    try (Interruption interruption = Interruption.watch()) {
      return build(recipe, engine, mode, listener);
    }
  }

  private BuildModeChoice mode(Engine engine) throws EngineException {
    Machine machine = Machine.of(surroundings.variables(), surroundings.workingDirectory());
    return new BuildModes(machine).require(engine);
  }

  private BuildListener listener() {
    return event -> messages.say(event.toString());
  }

  private ExitCode build(
      Recipe recipe, Engine engine, Optional<BuildModeChoice> mode, BuildListener listener)
      throws FileException {
    listener.on(recipe.planned());
    try (WorkDirectory temporary = temporaryDirectory();
        ImageTarget target = ImageTarget.open(name, path, replaces, removal)) {
      BuildRequest request = request(recipe, engine, mode, temporary.path());
      remarks(engine, mode, request).forEach(each -> listener.on(new BuildEvent.Remark(each)));
      return build(recipe, request, target, listener);
    } catch (TargetException e) {
      listener.on(failed());
      throw new FileException(e.diagnostic());
    } catch (InterruptedException e) {
      listener.on(failed());
      messages.say("sifter build: interrupted, %s is not built".formatted(name));
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      listener.on(failed());
      messages.report(
          List.of(FileException.of(BuildCode.CANNOT_BUILD, name, FileReader.reason(e)).diagnostic()));
      return ExitCode.ENGINE;
    }
  }

  private ExitCode build(
      Recipe recipe, BuildRequest request, ImageTarget target, BuildListener listener)
      throws TargetException, InterruptedException, IOException {
    try {
      builder(recipe, request).build(target.temporary(), listener);
    } catch (BuildFailedException e) {
      return fail(FailureReport.of(e, recipe, request), listener);
    }
    Optional<FailureReport> problem = test(target, request);
    if (problem.isPresent()) {
      return fail(problem.get(), listener);
    }
    long bytes = Files.size(target.temporary());
    target.publish();
    listener.on(new BuildEvent.Finished(path, bytes, time()));
    return ExitCode.DONE;
  }

  private static ImageBuilder builder(Recipe recipe, BuildRequest request) {
    return new PlainBuild(recipe, request);
  }

  private Optional<FailureReport> test(ImageTarget target, BuildRequest request)
      throws InterruptedException, IOException {
    Optional<String> command = arguments.value(OptionNames.TEST);
    return command.isEmpty()
        ? Optional.empty()
        : new ImageTest(command.filter(text -> !text.isEmpty()))
            .run(target.temporary(), name, request);
  }

  private ExitCode fail(FailureReport report, BuildListener listener) {
    listener.on(failed());
    messages.report(report);
    return ExitCode.ENGINE;
  }

  private BuildEvent failed() {
    return new BuildEvent.Failed(Optional.empty(), time());
  }

  private Duration time() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private WorkDirectory temporaryDirectory() throws FileException {
    Path parent =
        TEMPORARY_VARIABLES.stream()
            .flatMap(variable -> surroundings.directory(variable).stream())
            .findFirst()
            .orElse(surroundings.workingDirectory().resolve("/tmp"));
    try {
      return WorkDirectory.create(parent, TEMPORARY_PREFIX, removal);
    } catch (IOException e) {
      throw FileException.of(
          BuildCode.NO_TEMPORARY_DIRECTORY, parent.toString(), FileReader.reason(e));
    }
  }

  private BuildRequest request(
      Recipe recipe, Engine engine, Optional<BuildModeChoice> mode, Path temporary)
      throws IOException {
    List<String> options = new ArrayList<>(architecture(engine));
    options.addAll(arguments.behind());
    return new BuildRequest(
        engine,
        mode.map(BuildModeChoice::options).orElse(List.of()),
        directory,
        temporary,
        variables(temporary),
        recipe instanceof DockerfileRecipe dockerfile
            ? secrets.bindings(dockerfile.translation().secretFiles(), temporary)
            : List.of(),
        compression.orElse(
            engine.kind() == EngineKind.SINGULARITY ? Compression.GZIP : Compression.ZSTD),
        options);
  }

  private Map<String, String> variables(Path temporary) {
    Map<String, String> variables =
        new LinkedHashMap<>(secrets.hidden(surroundings.variables()));
    variables.keySet().removeAll(LEVEL_VARIABLES);
    variables.put("APPTAINER_TMPDIR", temporary.toString());
    variables.put("SINGULARITY_TMPDIR", temporary.toString());
    return variables;
  }

  /** For another processor than this machine's, an engine has to be told which image to fetch. */
  private List<String> architecture(Engine engine) {
    boolean isOther =
        !platform.architecture().equals(surroundings.platform().architecture());
    return isOther && engine.kind() == EngineKind.APPTAINER
        ? List.of("--arch", platform.architecture())
        : List.of();
  }

  private List<String> remarks(
      Engine engine, Optional<BuildModeChoice> mode, BuildRequest request) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        engine.label()
            + " at "
            + engine.program()
            + mode.map(choice -> " builds " + choice.explanation()).orElse(""));
    if (compression.isPresent() && !request.takesSquashOptions()) {
      remarks.add(engine.label() + " cannot be told how to compress: it does it in its own way");
    }
    return remarks;
  }
}
