package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sifter.definition.Label;
import org.sifter.engine.Answer;
import org.sifter.engine.NoAnswerException;
import org.sifter.source.SourceFile;

/** The labels that tell what an image was made of, and by what. */
final class SourceLabels {
  /** The digest of the Dockerfile. */
  private static final String DOCKERFILE = "org.sifter.dockerfile.digest";

  /** The version of sifter. */
  private static final String VERSION = "org.sifter.version";

  /** The revision of the sources (OCI image spec, "Pre-Defined Annotation Keys"). */
  private static final String REVISION = "org.opencontainers.image.revision";

  /** Of a large repository on a slow file system, the label is not worth more. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private SourceLabels() {}

  /**
   * The labels of the image of a Dockerfile.
   *
   * @param source the Dockerfile
   * @param context the build context; when it is in a Git repository, that gives the revision
   */
  static List<Label> of(SourceFile source, Path context, Surroundings surroundings) {
    List<Label> labels = new ArrayList<>();
    labels.add(new Label(DOCKERFILE, "sha256:" + hash(source.bytes())));
    labels.addAll(ofSources(context, surroundings));
    return labels;
  }

  /**
   * The labels of any image whose sources are there.
   *
   * @param directory where these are
   */
  static List<Label> ofSources(Path directory, Surroundings surroundings) {
    List<Label> labels = new ArrayList<>();
    surroundings.version().ifPresent(version -> labels.add(new Label(VERSION, version)));
    revision(directory, surroundings).ifPresent(each -> labels.add(new Label(REVISION, each)));
    return labels;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** The hash of the commit; with {@code -dirty} when files have been changed since. */
  private static Optional<String> revision(Path context, Surroundings surroundings) {
    List<String> command =
        List.of(
            "git",
            "-C",
            context.toString(),
            "describe",
            "--always",
            "--dirty",
            "--abbrev=40",
            "--exclude=*");
    try {
      Answer answer = Answer.of(command, surroundings.variables(), PATIENCE);
      String revision = answer.output().strip();
      return answer.isSuccess() && revision.matches("[0-9a-f]{40}(-dirty)?")
          ? Optional.of(revision)
          : Optional.empty();
    } catch (IOException | NoAnswerException e) {
      return Optional.empty(); // There is no git, or it has too much to do.
    }
  }
}
