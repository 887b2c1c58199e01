package org.sifter.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sifter.plan.ImageReference;

/**
 * The places that the user names for images.
 *
 * @param byIdentity the places by {@link ImageReference#identity}
 */
public record LocalImages(Map<String, LocalImage> byIdentity) {
  /** None. */
  public static final LocalImages NONE = new LocalImages(Map.of());

  public LocalImages {
    byIdentity = Collections.unmodifiableMap(new LinkedHashMap<>(byIdentity));
  }

  Optional<LocalImage> find(ImageReference image) {
    return Optional.ofNullable(byIdentity.get(image.identity()));
  }
}
