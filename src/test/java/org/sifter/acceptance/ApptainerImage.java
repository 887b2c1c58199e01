package org.sifter.acceptance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image that Apptainer runs, built by an ordinary user with the help of sifter. */
final class ApptainerImage implements Image {
  /** Names that the cases use: what the caller has set must not find its way into an image. */
  private static final Map<String, String> CALLER =
      Map.of("GREETING", "the caller's", "NAME", "the caller's", "LOCAL", "the caller's");

  /** The exit status of sifter when it refuses to translate a Dockerfile. */
  private static final int UNTRANSLATABLE = 1;

  private final Workplace workplace;
  private final Commands commands;
  private final Path image;

  private ApptainerImage(Workplace workplace, Path image) {
    this.workplace = workplace;
    this.image = image;
    this.commands = commands(workplace);
    share();
    unpack();
  }

  /** What Apptainer builds from the definition that {@code sifter convert} writes. */
  static ApptainerImage build(EquivalenceCase example, Workplace workplace) throws BuildFailure {
    Commands commands = commands(workplace);
    check(EquivalenceCase.Failure.CONVERSION, convert(example, workplace));
    check(EquivalenceCase.Failure.BUILD, PlainEngineBuild.run(commands, build(workplace)));
    return new ApptainerImage(workplace, workplace.image());
  }

  /**
   * What {@code sifter build} makes.
   *
   * @param sifter the program, with the cache that it uses
   * @param options options of the build besides those of the case
   * @param image where it is made
   */
  static Built build(
      EquivalenceCase example,
      Workplace workplace,
      InstalledSifter sifter,
      List<String> options,
      Path image)
      throws BuildFailure {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--compression", "zstd"));
    arguments.addAll(example.optionsAboutBaseOfBuild());
    arguments.addAll(example.options());
    arguments.addAll(List.of("-f", workplace.dockerfile().toString(), "-o", image.toString()));
    arguments.add(workplace.context().toString());
    Outcome outcome = sifter.build(workplace.context(), environment(workplace), arguments);
    check(
        outcome.status() == UNTRANSLATABLE
            ? EquivalenceCase.Failure.CONVERSION
            : EquivalenceCase.Failure.BUILD,
        outcome);
    return new Built(new ApptainerImage(workplace, image), StepOutcomes.of(outcome));
  }

  /**
   * An image that {@code sifter build} has made.
   *
   * @param steps what became of the steps
   */
  record Built(ApptainerImage image, StepOutcomes steps) {}

  private static Commands commands(Workplace workplace) {
    return new Commands(workplace.context(), environment(workplace));
  }

  private static Map<String, String> environment(Workplace workplace) {
    Map<String, String> environment = new LinkedHashMap<>(CALLER);
    environment.putAll(BuildMode.chosen().environment());
    // What an earlier run has found out must not stand in for a lookup.
    environment.put("SIFTER_CACHE", workplace.directory().resolve("cache").toString());
    return environment;
  }

  private static List<String> build(Workplace workplace) {
    List<String> build = new ArrayList<>(List.of(Engines.APPTAINER, "build", "--force"));
    build.addAll(BuildMode.chosen().options());
    build.addAll(PlainEngineBuild.FAST);
    build.add(workplace.image().toString());
    build.add(workplace.definition().toString());
    return build;
  }

  static Outcome convert(EquivalenceCase example, Workplace workplace) {
    Map<String, String> environment = new LinkedHashMap<>(CALLER);
    // What an earlier run has found out must not stand in for a lookup.
    environment.put("SIFTER_CACHE", workplace.directory().resolve("cache").toString());
    return new Commands(workplace.context(), environment).run(conversion(example, workplace));
  }

  private static List<String> conversion(EquivalenceCase example, Workplace workplace) {
    List<String> convert = new ArrayList<>();
    convert.add(Engines.SIFTER);
    convert.add("convert");
    convert.addAll(example.optionsAboutBase());
    convert.addAll(example.options());
    convert.addAll(List.of("-f", workplace.dockerfile().toString()));
    convert.addAll(List.of("-o", workplace.definition().toString()));
    convert.add(workplace.context().toString());
    return convert;
  }

  private static void check(EquivalenceCase.Failure step, Outcome outcome) throws BuildFailure {
    if (!outcome.succeeded()) {
      throw new BuildFailure(step, outcome);
    }
  }

  /** Everybody may run it. */
  private void share() {
    for (Path path : List.of(workplace.directory(), workplace.context(), image)) {
      Commands.in(Engines.WORK).run("chmod", "a+rX", path.toString()).orFail();
    }
  }

  /** As root, so that owners and modes are those of the image. */
  private void unpack() {
    commands
        .run(
            "unsquashfs", "-q", "-n", "-o", offset(), "-d", unpacked().toString(), image.toString())
        .orFail();
  }

  private Path unpacked() {
    return image.resolveSibling(image.getFileName() + ".unpacked");
  }

  /** Where in the image file the file system begins. */
  private String offset() {
    String parts =
        commands.run(Engines.APPTAINER, "sif", "list", image.toString()).orFail().output();
    return parts
        .lines()
        .filter(line -> line.contains("FS (Squashfs"))
        .map(line -> line.split("\\|", -1)[3].strip())
        .map(range -> range.substring(0, range.indexOf('-')))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no file system in the image: " + parts));
  }

  @Override
  public FileTree files() {
    return FileTree.of(unpacked());
  }

  /** The same files, with all that is known of them. */
  ExactTree exactFiles() {
    return ExactTree.of(unpacked());
  }

  @Override
  public Map<String, String> labels() {
    Path file = unpacked().resolve(".singularity.d/labels.json");
    Map<String, String> labels = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          labels.put(json.currentName(), json.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return labels;
  }

  /**
   * With the options that come closest to {@code docker run}, by a user who can have root's id in a
   * container, whoever built it.
   */
  @Override
  public Outcome run(List<String> arguments) {
    List<String> run = new ArrayList<>(List.of(Engines.APPTAINER, "--quiet", "run"));
    run.addAll(List.of("--fakeroot", "--writable-tmpfs", "--no-home"));
    run.addAll(List.of("--no-mount", "tmp,cwd,home", "--cleanenv", "--no-umask", "--no-eval"));
    run.addAll(List.of("--cwd", "/", image.toString()));
    run.addAll(arguments);
    Map<String, String> environment = new LinkedHashMap<>(CALLER);
    environment.putAll(BuildMode.SUBORDINATE_IDS.environment());
    return new Commands(workplace.context(), environment).run(run);
  }

  /** Its files go with the workplace. */
  @Override
  public void close() {}
}
