package org.sifter.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.BaseImages;
import org.sifter.plan.Platform;

/**
 * What a build is asked for.
 *
 * @param target the stage to build; absent for the last
 * @param buildArguments the values of {@code --build-arg}
 * @param platform the platform to build for
 * @param baseImages what is known of base images
 * @param unknownVariables what becomes of a variable that an unknown base image may have set
 */
public record ResolveOptions(
    Optional<String> target,
    Map<String, String> buildArguments,
    Platform platform,
    BaseImages baseImages,
    UnknownVariables unknownVariables) {
  public ResolveOptions {
    buildArguments = Collections.unmodifiableMap(new LinkedHashMap<>(buildArguments));
  }

  /** The same with what is known of base images. */
  public ResolveOptions with(BaseImages images) {
    return new ResolveOptions(target, buildArguments, platform, images, unknownVariables);
  }

  /** The same with other values of {@code --build-arg}. */
  public ResolveOptions withBuildArguments(Map<String, String> values) {
    return new ResolveOptions(target, values, platform, baseImages, unknownVariables);
  }

  /** What becomes of a variable that an unknown base image may have set. */
  public enum UnknownVariables {
    /** It counts as unset, as BuildKit would have it for an image without that variable. */
    UNSET,
    /** In ENV it stays a reference, for the build to look up. */
    KEPT
  }
}
