package org.sifter.image;

import java.util.List;
import java.util.Optional;
import org.sifter.oci.Digest;
import org.sifter.oci.ImageContents;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.BaseImages;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageFacts;
import org.sifter.plan.ImageSource;
import org.sifter.plan.WantedImage;

/**
 * All that can be known of images, the nearest first: what the user says, the places on this
 * machine that the user names, the lock file, and the registries.
 *
 * @param configs the user's configs
 * @param places the places that the user names
 * @param lock the pinned images
 * @param lookups the registries, when they may be asked
 */
public record KnownImages(
    Optional<BaseConfigFile> configs, LocalImages places, LockFile lock, Optional<Lookups> lookups)
    implements BaseImages {

  @Override
  public ImageFacts facts(WantedImage image) {
    try {
      Optional<ImageConfig> here = here(image);
      if (here.isPresent()) {
        return new ImageFacts.Known(here.get());
      }
      return lookups.isPresent()
          ? new ImageFacts.Known(lookups.get().find(image).config())
          : ImageFacts.NOT_ASKED;
    } catch (ImageLookupException e) {
      return new ImageFacts.Unknown(e.reason());
    }
  }

  /**
   * What tells an image apart from others that are called alike: a digest of it.
   *
   * @return empty when it is not to be had
   */
  public Optional<String> identity(WantedImage image) {
    try {
      Optional<LocalImage> place = places.find(image.reference());
      if (place.isPresent()) {
        return Optional.of("config " + Digest.of(place.get().image().config(image.platform())));
      }
      Optional<FoundImage> pinned = lock.find(image);
      if (pinned.isPresent()) {
        return pinned.map(found -> found.digest().toString());
      }
      return lookups.isPresent()
          ? Optional.of(lookups.get().find(image).digest().toString())
          : image.reference().digest();
    } catch (ImageLookupException e) {
      return image.reference().digest();
    }
  }

  /** What an image of a registry is made of; empty where the registry is not asked. */
  public Optional<ImageContents> contents(WantedImage image) {
    try {
      boolean isElsewhere = places.find(image.reference()).isEmpty() && lock.find(image).isEmpty();
      return lookups.isPresent() && isElsewhere
          ? lookups.get().find(image).contents()
          : Optional.empty();
    } catch (ImageLookupException e) {
      return Optional.empty();
    }
  }

  /** The same with another lock, and the registries left in peace. */
  public KnownImages pinnedBy(LockFile other) {
    return new KnownImages(configs, places, other, Optional.empty());
  }

  /** What is known without a registry. */
  private Optional<ImageConfig> here(WantedImage image) throws ImageLookupException {
    Optional<ImageConfig> given = configs.flatMap(file -> file.config(image.reference()));
    if (given.isPresent()) {
      return given;
    }
    Optional<LocalImage> place = places.find(image.reference());
    return place.isPresent()
        ? Optional.of(place.get().config(image.platform()))
        : lock.find(image).map(FoundImage::config);
  }

  @Override
  public ImageSource source(WantedImage image) {
    return places
        .find(image.reference())
        .map(LocalImage::source)
        .or(() -> lock.find(image).map(pin -> pinned(image, pin)))
        .orElseGet(() -> ImageSource.registry(image.reference()));
  }

  private static ImageSource pinned(WantedImage image, FoundImage pin) {
    return ImageSource.pinned(image.reference(), pin.digest().toString());
  }

  @Override
  public void announce(List<WantedImage> images) {
    if (lookups.isPresent()) {
      images.stream().filter(this::isNotHere).forEach(lookups.get()::begin);
    }
  }

  private boolean isNotHere(WantedImage image) {
    return configs.flatMap(file -> file.config(image.reference())).isEmpty()
        && places.find(image.reference()).isEmpty()
        && lock.find(image).isEmpty();
  }
}
