package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Dockerfile with its context, and what its image is to be run with. As a folder:
 *
 * <dl>
 *   <dt>{@code Dockerfile}
 *   <dd>what is built
 *   <dt>{@code Dockerfile.for-buildah}, optional
 *   <dd>where buildah differs from BuildKit: the image that BuildKit would make, in words that
 *       buildah understands
 *   <dt>{@code context/}, optional
 *   <dd>the build context; an empty one if missing
 *   <dt>{@code prepare.sh}, optional
 *   <dd>run in a copy of the context before the builds, for what Git cannot keep; the copy of the
 *       Dockerfile is {@code ../Dockerfile}
 *   <dt>{@code options}, optional
 *   <dd>options that {@code sifter convert} and {@code buildah bud} both understand
 *   <dt>{@code arguments}, optional
 *   <dd>one run of the image a line, see {@link Words}; an empty line is a run without arguments
 *   <dt>{@code unknown-base}, optional and empty
 *   <dd>sifter is not told the base image's config, and does not look it up
 *   <dt>{@code lookup}, optional and empty
 *   <dd>sifter looks the base image's config up in its registry
 *   <dt>{@code served}, optional and empty
 *   <dd>the builds fetch what {@link ServedFiles} serves
 *   <dt>{@code fails}, optional
 *   <dd>{@code build}: both builds must fail in a step; {@code conversion}: buildah must fail and
 *       sifter must refuse
 *   <dt>{@code no-way-back}, optional
 *   <dd>why sifter must refuse to translate its definition file back to a Dockerfile
 *   <dt>{@code not-for-buildah}, optional
 *   <dd>why buildah cannot build the Dockerfile, so that it cannot build what comes back either
 * </dl>
 *
 * <p>A project is a folder that is its own context, and so holds neither {@code context} nor {@code
 * prepare.sh}.
 */
record EquivalenceCase(Path folder, Path context) {
  private static final Set<String> PARTS =
      Set.of(
          "Dockerfile",
          "Dockerfile.for-buildah",
          "context",
          "prepare.sh",
          "options",
          "arguments",
          "unknown-base",
          "lookup",
          "served",
          "fails",
          "no-way-back",
          "not-for-buildah");

  /** Where a build ends that must not succeed. */
  enum Failure {
    BUILD,
    CONVERSION
  }

  /** The cases among the folders in {@code root}, by name. */
  static List<EquivalenceCase> cases(Path root) {
    return folders(root).map(EquivalenceCase::checked).toList();
  }

  /** The folders in {@code root} as projects, by name. */
  static List<EquivalenceCase> projects(Path root) {
    return folders(root).map(folder -> new EquivalenceCase(folder, folder)).toList();
  }

  private static Stream<Path> folders(Path root) {
    List<Path> folders = list(root);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("no case in " + root);
    }
    return folders.stream().sorted();
  }

  private static EquivalenceCase checked(Path folder) {
    for (Path part : list(folder)) {
      if (!PARTS.contains(part.getFileName().toString())) {
        throw new IllegalArgumentException(part + " is no part of a case; these are: " + PARTS);
      }
    }
    return new EquivalenceCase(folder, folder.resolve("context"));
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Whether the folder is its own context. */
  boolean isProject() {
    return folder.equals(context);
  }

  Path dockerfile() {
    return folder.resolve("Dockerfile");
  }

  Optional<Path> dockerfileForBuildah() {
    return optional("Dockerfile.for-buildah");
  }

  Optional<Path> prepare() {
    return optional("prepare.sh");
  }

  /** The words of all lines of {@code options}. */
  List<String> options() {
    return lines("options").stream().flatMap(List::stream).toList();
  }

  /** The arguments of each run. */
  List<List<String>> runs() {
    return lines("arguments");
  }

  /** The options by which sifter knows, or does not know, the config of the base image. */
  List<String> optionsAboutBase() {
    if (optional("lookup").isPresent()) {
      return List.of("--resolve", "always");
    }
    return optional("unknown-base").isPresent()
        ? List.of("--resolve", "never")
        : List.of("--resolve", "never", "--base-config", Engines.BASE_CONFIG.toString());
  }

  /**
   * The same for {@code sifter build}, which may ask the registry which image a name stands for:
   * without that, nothing could be taken from its cache.
   */
  List<String> optionsAboutBaseOfBuild() {
    return optional("lookup").isPresent() || optional("unknown-base").isPresent()
        ? optionsAboutBase()
        : List.of("--base-config", Engines.BASE_CONFIG.toString());
  }

  /** Whether sifter can tell, before a build, all that the build is made of. */
  boolean isCacheable() {
    return optional("unknown-base").isEmpty() && !isServed();
  }

  /** Whether the builds need the web server. */
  boolean isServed() {
    return optional("served").isPresent();
  }

  Optional<Failure> failure() {
    return optional("fails")
        .map(file -> Failure.valueOf(read(file).strip().toUpperCase(Locale.ROOT)));
  }

  /** Whether the definition file can be translated back. */
  boolean hasWayBack() {
    return optional("no-way-back").isEmpty();
  }

  /** Whether buildah can build such a Dockerfile. */
  boolean canBeBuiltBack() {
    return optional("not-for-buildah").isEmpty();
  }

  @Override
  public String toString() {
    return name();
  }

  private List<List<String>> lines(String part) {
    return optional(part).map(file -> Words.lines(read(file))).orElse(List.of());
  }

  private Optional<Path> optional(String part) {
    return Optional.of(folder.resolve(part)).filter(Files::exists);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
