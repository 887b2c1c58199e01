package org.sifter.translate;

import java.util.Set;
import org.sifter.plan.ImageReference;

/**
 * Images that are known to have no {@code /bin/sh}, which {@code %post} and an ordinary {@code
 * %runscript} need: Google's distroless images and Chainguard's, but for their variants with a
 * shell (github.com/GoogleContainerTools/distroless, "Debug Images"; Chainguard Academy, "Overview
 * of images", on the {@code -dev} tags).
 */
final class ShellLessImages {
  private static final String DISTROLESS = "distroless/";
  private static final String CHAINGUARD = "chainguard/";
  private static final Set<String> CHAINGUARD_WITH_SHELL =
      Set.of("chainguard/bash", "chainguard/busybox", "chainguard/wolfi-base");

  private ShellLessImages() {}

  /** Whether an image may have a shell: true unless it is known to have none. */
  static boolean mayHaveShell(ImageReference image) {
    String repository = image.repository();
    String tag = image.tag().orElse("latest");
    if (repository.startsWith(DISTROLESS)) {
      return tag.startsWith("debug") || tag.contains("-debug");
    }
    return !repository.startsWith(CHAINGUARD)
        || CHAINGUARD_WITH_SHELL.contains(repository)
        || tag.endsWith("-dev");
  }
}
