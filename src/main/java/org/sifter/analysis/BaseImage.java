package org.sifter.analysis;

import java.util.Locale;
import java.util.Optional;
import org.sifter.plan.Base;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;

/**
 * What the name of a base image tells.
 *
 * @param reference its name
 * @param config its config, where it is known
 */
public record BaseImage(ImageReference reference, Optional<ImageConfig> config) {
  private static final String OFFICIAL = "library/";

  static BaseImage of(Base.Image image) {
    return new BaseImage(image.reference(), image.config());
  }

  /** Its repository without a registry: {@code debian}, {@code nvidia/cuda}. */
  public String repository() {
    String repository = reference.repository();
    return repository.startsWith(OFFICIAL) ? repository.substring(OFFICIAL.length()) : repository;
  }

  /** The last part of its repository: {@code cuda} for {@code nvidia/cuda}. */
  public String name() {
    return Paths.fileName(reference.repository());
  }

  /** Its tag in small letters; {@code latest} when none is written, and no digest. */
  public String tag() {
    return reference
        .tag()
        .orElse(reference.digest().isPresent() ? "" : ImageReference.DEFAULT_TAG)
        .toLowerCase(Locale.ROOT);
  }
}
