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
 * What a rule of the linter says of a cluster, with the means to prove it. As a folder, which has
 * the rule's name:
 *
 * <dl>
 *   <dt>{@code bad.Dockerfile}, {@code fixed.Dockerfile}
 *   <dd>the first is reported by the rule, the second is not
 *   <dt>{@code context/}, optional
 *   <dd>their build context; an empty one if missing
 *   <dt>{@code bad.def}, {@code fixed.def}, for a rule about translated Dockerfiles
 *   <dd>the definition files that somebody who translates them line by line would write. Where they
 *       are missing, the images are built by buildah and then brought to Apptainer as {@code
 *       apptainer pull} does.
 *   <dt>{@code job/}, optional
 *   <dd>what the user has in the directory in which the image is used
 *   <dt>{@code commands}
 *   <dd>what the user types, for either image: a command a line, see {@link Words}, with variables
 *       before it as in a shell. The image is {@code image.sif}; the definition file is {@code
 *       image.def}, in the build context, and the commands build it themselves.
 *   <dt>{@code bad.expected}, {@code fixed.expected}
 *   <dd>what must come of them, see {@link Transcript}
 * </dl>
 */
record RuleClaim(Path folder) {
  private static final Set<String> PARTS =
      Set.of(
          "bad.Dockerfile",
          "fixed.Dockerfile",
          "context",
          "bad.def",
          "fixed.def",
          "job",
          "commands",
          "bad.expected",
          "fixed.expected");

  /** Which of the two Dockerfiles. */
  enum Version {
    BAD,
    FIXED;

    private String part(String extension) {
      return name().toLowerCase(Locale.ROOT) + "." + extension;
    }
  }

  /** The claims among the folders in {@code root}, by name. */
  static List<RuleClaim> claims(Path root) {
    return list(root).stream().sorted().map(RuleClaim::checked).toList();
  }

  private static RuleClaim checked(Path folder) {
    for (Path part : list(folder)) {
      if (!PARTS.contains(part.getFileName().toString())) {
        throw new IllegalArgumentException(part + " is no part of a claim; these are: " + PARTS);
      }
    }
    return new RuleClaim(folder);
  }

  /** The name of the rule. */
  String rule() {
    return folder.getFileName().toString();
  }

  Path dockerfile(Version version) {
    return folder.resolve(version.part("Dockerfile"));
  }

  Optional<Path> definition(Version version) {
    return optional(version.part("def"));
  }

  Optional<Path> context() {
    return optional("context");
  }

  /** What is in the directory in which the image is used. */
  Optional<Path> job() {
    return optional("job");
  }

  /** What the user types, a line each. */
  List<String> commands() {
    return read(folder.resolve("commands")).lines().toList();
  }

  Path expected(Version version) {
    return folder.resolve(version.part("expected"));
  }

  @Override
  public String toString() {
    return rule();
  }

  private Optional<Path> optional(String part) {
    return Optional.of(folder.resolve(part)).filter(Files::exists);
  }

  static String read(Path file) {
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
