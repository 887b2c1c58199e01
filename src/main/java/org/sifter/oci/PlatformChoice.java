package org.sifter.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sifter.plan.Platform;

/**
 * Picks from an index the manifest that an engine on a platform would take: the one for that very
 * platform, else the one for the best earlier variant of its processor.
 */
final class PlatformChoice {
  private static final List<String> VARIANTS_OF_ARM = List.of("v8", "v7", "v6", "v5");
  private static final List<String> VARIANTS_OF_AMD64 = List.of("v4", "v3", "v2", "");
  private static final List<String> VARIANTS_OF_ARM64 = List.of("v9", "");

  private PlatformChoice() {}

  /** The manifest for a platform, if the index has one. */
  static Optional<Descriptor> of(List<Descriptor> manifests, Platform platform) {
    for (String variant : variants(platform)) {
      Platform wanted = new Platform(platform.os(), platform.architecture(), variant);
      for (Descriptor manifest : manifests) {
        if (manifest.platform().equals(Optional.of(wanted))) {
          return Optional.of(manifest);
        }
      }
    }
    return Optional.empty();
  }

  /** The platforms of an index, for messages. */
  static String platforms(List<Descriptor> manifests) {
    return manifests.stream()
        .flatMap(manifest -> manifest.platform().stream())
        .map(Platform::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The variants whose programs run on the platform, the best first. */
  private static List<String> variants(Platform platform) {
    List<String> known =
        switch (platform.architecture()) {
          case "arm" -> VARIANTS_OF_ARM;
          case "amd64" -> VARIANTS_OF_AMD64;
          case "arm64" -> VARIANTS_OF_ARM64;
          default -> List.of();
        };
    int own = known.indexOf(platform.variant());
    List<String> variants = new ArrayList<>(List.of(platform.variant()));
    if (own >= 0) {
      variants.addAll(known.subList(own + 1, known.size()));
    }
    return variants;
  }
}
