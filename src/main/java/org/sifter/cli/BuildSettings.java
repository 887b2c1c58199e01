package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.BuildRequest;
import org.sifter.build.Compression;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.ImageSignature;
import org.sifter.build.ImageTarget;
import org.sifter.build.ImageTest;
import org.sifter.build.Recipe;
import org.sifter.build.TargetException;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineKind;
import org.sifter.plan.Platform;

/** What a command line says about an image file and how it is made, and what follows from it. */
final class BuildSettings {
  /** What engines take their temporary directory from, the first that is set. */
  private static final List<String> TEMPORARY_VARIABLES =
      List.of("APPTAINER_TMPDIR", "SINGULARITY_TMPDIR", "TMPDIR");

  private static final String TEMPORARY_DIRECTORY = "/tmp";

  /** With these an engine would not say what it does. */
  private static final List<String> LEVEL_VARIABLES =
      List.of("APPTAINER_MESSAGELEVEL", "SINGULARITY_MESSAGELEVEL");

  private final Surroundings surroundings;
  private final SecretOptions secrets;
  private final String name;
  private final Path path;
  private final Path directory;
  private final boolean replaces;
  private final Optional<Compression> compression;
  private final Optional<ImageTest> test;
  private final Optional<ImageSignature> signature;
  private final Platform platform;
  private final List<String> engineOptions;
  private final List<String> plainHttp;

  BuildSettings(BuildSource source, Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    this.surroundings = surroundings;
    this.secrets = new SecretOptions(arguments, surroundings);
    this.name = imageName(source, arguments);
    this.path = new FileReader(surroundings).path(name);
    this.directory = source.directory().toAbsolutePath();
    this.replaces = arguments.has(OptionNames.FORCE);
    this.compression = compression(arguments);
    this.test =
        arguments
            .value(OptionNames.TEST)
            .map(command -> new ImageTest(Optional.of(command).filter(c -> !c.isEmpty())));
    this.signature = signature(arguments, new FileReader(surroundings));
    this.platform = new BuildOptions(arguments, surroundings).platform();
    this.engineOptions = EngineOptions.of(arguments.behind(), surroundings.workingDirectory());
    this.plainHttp = arguments.values(OptionNames.PLAIN_HTTP);
  }

  private static String imageName(BuildSource source, Arguments arguments) throws UsageException {
    Optional<String> name = arguments.value(OptionNames.OUTPUT).or(source::imageName);
    if (name.isEmpty() || name.get().equals(FileReader.STANDARD_INPUT)) {
      throw new UsageException("name the image file: -o FILE.sif");
    }
    return name.get();
  }

  private static Optional<Compression> compression(Arguments arguments) throws UsageException {
    Optional<String> written = arguments.value(OptionNames.COMPRESSION);
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Choices.parse(OptionNames.COMPRESSION, written.get(), List.of(Compression.values())));
  }

  private static Optional<ImageSignature> signature(Arguments arguments, FileReader reader)
      throws FileException {
    Optional<String> key = arguments.value(OptionNames.SIGN);
    if (key.isEmpty() || key.get().isEmpty()) {
      return key.map(none -> new ImageSignature(Optional.empty()));
    }
    Path file = reader.path(key.get()).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw FileException.of(CliCode.NO_SUCH_FILE, key.get(), "It is to hold the private key.");
    }
    return Optional.of(new ImageSignature(Optional.of(file)));
  }

  /** What the build is given. */
  SecretOptions secrets() {
    return secrets;
  }

  /** What is passed on to the engine's own build. */
  List<String> engineOptions() {
    return engineOptions;
  }

  /** How the user calls the image file. */
  String name() {
    return name;
  }

  /** Where the image file is to be. */
  Path path() {
    return path;
  }

  /** Whether a file that is there is replaced. */
  boolean replaces() {
    return replaces;
  }

  /** What the image has to pass. */
  Optional<ImageTest> test() {
    return test;
  }

  /** How the image is signed. */
  Optional<ImageSignature> signature() {
    return signature;
  }

  /** Whether the user minds how the image is compressed. */
  boolean namesCompression() {
    return compression.isPresent();
  }

  /** Refuses a target that is none, as far as one can tell without writing. */
  void verifyTarget() throws FileException {
    try {
      ImageTarget.verify(name, path, replaces);
    } catch (TargetException e) {
      throw new FileException(e.diagnostic());
    }
  }

  /** Where a build may have a directory of its own. */
  Path temporaryParent() {
    return TEMPORARY_VARIABLES.stream()
        .flatMap(variable -> surroundings.directory(variable).stream())
        .findFirst()
        .orElseGet(() -> surroundings.workingDirectory().resolve(TEMPORARY_DIRECTORY));
  }

  /**
   * What the engine is asked for.
   *
   * @param modeOptions the options that choose how it comes to its rights
   * @param temporary a directory that the build may fill
   * @param recipe what is built
   * @throws IOException when a secret cannot be put there
   */
  BuildRequest request(Engine engine, List<String> modeOptions, Path temporary, Recipe recipe)
      throws IOException {
    Map<String, String> secretFiles =
        recipe instanceof DockerfileRecipe dockerfile
            ? dockerfile.translation().secretFiles()
            : Map.of();
    List<String> options = new ArrayList<>(architecture(engine));
    options.addAll(engineOptions);
    return new BuildRequest(
        engine,
        modeOptions,
        directory,
        temporary,
        variables(engine, temporary, recipe),
        secrets.bindings(secretFiles, temporary),
        compression.orElse(
            engine.kind() == EngineKind.SINGULARITY ? Compression.GZIP : Compression.ZSTD),
        options);
  }

  private Map<String, String> variables(Engine engine, Path temporary, Recipe recipe) {
    Map<String, String> variables = new LinkedHashMap<>(secrets.hidden(surroundings.variables()));
    variables.keySet().removeAll(LEVEL_VARIABLES);
    variables.keySet().removeAll(TEMPORARY_VARIABLES.subList(0, 2));
    boolean isApptainer = engine.kind() == EngineKind.APPTAINER;
    variables.put(TEMPORARY_VARIABLES.get(isApptainer ? 0 : 1), temporary.toString());
    if (isFromPlainRegistries(recipe)) {
      variables.put(isApptainer ? "APPTAINER_NOHTTPS" : "SINGULARITY_NOHTTPS", "true");
    }
    return variables;
  }

  /** An engine does without TLS for all registries, or for none but this machine's. */
  private boolean isFromPlainRegistries(Recipe recipe) {
    List<String> images =
        recipe.steps().stream().flatMap(step -> step.image().stream()).distinct().toList();
    return !images.isEmpty()
        && images.stream()
            .map(image -> image.replaceFirst("^docker://", "").replaceFirst("/.*", ""))
            .allMatch(plainHttp::contains);
  }

  /** For another processor than this machine's, an engine has to be told which image to fetch. */
  private List<String> architecture(Engine engine) {
    boolean isOther = !platform.architecture().equals(surroundings.platform().architecture());
    return isOther && engine.kind() == EngineKind.APPTAINER
        ? List.of("--arch", platform.architecture())
        : List.of();
  }
}
