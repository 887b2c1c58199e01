package org.sifter.api;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sifter.lint.Profile;
import org.sifter.lint.Selection;
import org.sifter.plan.BaseImages;
import org.sifter.plan.Platform;
import org.sifter.resolve.ResolveOptions;
import org.sifter.translate.Dialect;
import org.sifter.translate.TranslateOptions;

/**
 * What is asked of a Dockerfile, as by the options of {@code sifter convert} and {@code sifter
 * lint}.
 *
 * @param context the build context
 * @param dockerfile the Dockerfile, when it is a file; its own ignore file is heeded
 * @param resolving the stage, the build arguments, the platform, and what is known of base images
 * @param isLenient whether what would stop a faithful translation is a warning only
 * @param dialect the engine that the definition file is for; absent for all of them
 * @param rules which rules are run, and how grave what they find is
 * @param profile how the image gets to a cluster, and what is known of that
 */
public record SifterOptions(
    Path context,
    Optional<Path> dockerfile,
    ResolveOptions resolving,
    boolean isLenient,
    Optional<Dialect> dialect,
    Selection rules,
    Profile profile) {

  /**
   * The last stage, for Linux on amd64, with nothing known of base images; all rules, for any
   * cluster.
   *
   * @param context the build context
   */
  public static SifterOptions of(Path context) {
    ResolveOptions resolving =
        new ResolveOptions(
            Optional.empty(),
            Map.of(),
            Platform.LINUX_AMD64,
            BaseImages.none(),
            ResolveOptions.UnknownVariables.KEPT);
    return new SifterOptions(
        context,
        Optional.empty(),
        resolving,
        /* isLenient= */ false,
        Optional.empty(),
        Selection.ALL,
        Profile.DEFAULT);
  }

  /** The same for the Dockerfile in a file. */
  public SifterOptions withDockerfile(Path file) {
    return new SifterOptions(
        context, Optional.of(file), resolving, isLenient, dialect, rules, profile);
  }

  /** The same with another stage, build arguments, platform, or knowledge of base images. */
  public SifterOptions with(ResolveOptions other) {
    return new SifterOptions(context, dockerfile, other, isLenient, dialect, rules, profile);
  }

  /** The same with other values of {@code --build-arg}. */
  public SifterOptions withBuildArguments(Map<String, String> values) {
    return with(resolving.withBuildArguments(values));
  }

  /** The same where what would stop a faithful translation is a warning only. */
  public SifterOptions lenient() {
    return new SifterOptions(
        context, dockerfile, resolving, /* isLenient= */ true, dialect, rules, profile);
  }

  /** The same for one engine. */
  public SifterOptions with(Dialect engine) {
    return new SifterOptions(
        context, dockerfile, resolving, isLenient, Optional.of(engine), rules, profile);
  }

  /** The same with other rules. */
  public SifterOptions with(Selection selected) {
    return new SifterOptions(context, dockerfile, resolving, isLenient, dialect, selected, profile);
  }

  /** The same for another cluster. */
  public SifterOptions with(Profile cluster) {
    return new SifterOptions(context, dockerfile, resolving, isLenient, dialect, rules, cluster);
  }

  TranslateOptions translating(String dockerfileName) {
    return new TranslateOptions(
        context,
        dockerfile,
        dockerfileName,
        isLenient,
        resolving.platform(),
        dialect,
        Optional.empty());
  }
}
