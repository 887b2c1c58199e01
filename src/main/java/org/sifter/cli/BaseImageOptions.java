package org.sifter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.diag.Diagnostic;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.ImageCache;
import org.sifter.image.ImagePlace;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImage;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.image.Lookups;
import org.sifter.image.RegistryLookup;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.registry.PlainHttp;
import org.sifter.registry.Registries;

/**
 * Reads what a command line says about base images, and makes what knows of them. Nothing of the
 * registries is touched before an image has to be looked up.
 */
final class BaseImageOptions {
  private final Surroundings surroundings;
  private final FileReader reader;
  private final ResolveMode mode;
  private final RegistryLookup.Tags tags;
  private final Optional<BaseConfigFile> configs;
  private final Map<ImageReference, ImagePlace> places;
  private final List<String> plainHttp;
  private final DockerLogins logins;
  private Optional<Registries> registries = Optional.empty();

  BaseImageOptions(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    this(arguments, surroundings, ResolveMode.AUTO);
  }

  /** For a build, which takes what a tag stands for now. */
  static BaseImageOptions ofBuild(Arguments arguments, Surroundings surroundings)
      throws UsageException, FileException {
    return new BaseImageOptions(
        arguments, surroundings, ResolveMode.AUTO, RegistryLookup.Tags.ASKED);
  }

  /**
   * What the options of a command say.
   *
   * @param unsaid whether images are looked up when no option tells
   */
  BaseImageOptions(Arguments arguments, Surroundings surroundings, ResolveMode unsaid)
      throws UsageException, FileException {
    this(arguments, surroundings, unsaid, RegistryLookup.Tags.CACHED);
  }

  private BaseImageOptions(
      Arguments arguments, Surroundings surroundings, ResolveMode unsaid, RegistryLookup.Tags tags)
      throws UsageException, FileException {
    this.tags = tags;
    this.surroundings = surroundings;
    this.reader = new FileReader(surroundings);
    this.mode = ResolveMode.of(arguments, unsaid);
    this.places = places(arguments.values(OptionNames.BASE_IMAGE));
    this.configs = configs(arguments.value(OptionNames.BASE_CONFIG));
    this.plainHttp = arguments.values(OptionNames.PLAIN_HTTP);
    this.logins = new DockerLogins(surroundings);
  }

  ResolveMode mode() {
    return mode;
  }

  /** What is known for a Dockerfile, with the lock file beside it. */
  KnownImages images(DockerfileInput input, Platform platform) throws FileException {
    Optional<Lookups> lookups =
        mode == ResolveMode.NEVER ? Optional.empty() : Optional.of(lookups(tags));
    return new KnownImages(configs, localImages(input, platform), lock(input), lookups);
  }

  /** What is known for a Dockerfile whose lock is written anew. */
  KnownImages imagesToLock(DockerfileInput input, Platform platform, Lookups lookups)
      throws FileException {
    return new KnownImages(
        configs, localImages(input, platform), LockFile.EMPTY, Optional.of(lookups));
  }

  /** The lock file beside a Dockerfile; it pins nothing when there is none. */
  LockFile lock(DockerfileInput input) throws FileException {
    String name = input.beside(LockFile.NAME);
    if (!Files.isRegularFile(reader.path(name))) {
      return LockFile.EMPTY;
    }
    try {
      return LockFile.parse(reader.read(name, FileRole.JSON));
    } catch (MalformedJsonException e) {
      throw FileException.of(CliCode.LOCK_FILE, e);
    }
  }

  /** Lookups in the registries. */
  Lookups lookups(RegistryLookup.Tags tags) {
    return new Lookups(
        image -> new RegistryLookup(registries(), cache(), tags).find(image), mode.overall());
  }

  /** What came up during lookups. */
  List<Diagnostic> remarks() {
    return logins.problem().stream().toList();
  }

  private synchronized Registries registries() {
    if (registries.isEmpty()) {
      Duration patience = mode.overall();
      registries =
          Optional.of(
              new Registries(
                  surroundings.network().connect(mode.connecting(), patience),
                  logins,
                  new PlainHttp(plainHttp)));
    }
    return registries.get();
  }

  private ImageCache cache() {
    return new ImageCache(CacheDirectory.of(surroundings), InstantSource.system());
  }

  private Optional<BaseConfigFile> configs(Optional<String> name) throws FileException {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(BaseConfigFile.parse(reader.read(name.get(), FileRole.JSON)));
    } catch (MalformedJsonException e) {
      throw FileException.of(CliCode.BASE_CONFIG, e);
    }
  }

  private static Map<ImageReference, ImagePlace> places(List<String> values) throws UsageException {
    Map<ImageReference, ImagePlace> places = new LinkedHashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      Optional<ImagePlace> place =
          equals < 0 ? Optional.empty() : ImagePlace.parse(value.substring(equals + 1));
      if (place.isEmpty()) {
        throw new UsageException(
            "--base-image %s: write IMAGE=oci:DIR[:TAG], IMAGE=oci-archive:FILE or".formatted(value)
                + " IMAGE=docker-archive:FILE");
      }
      try {
        places.put(ImageReference.parse(value.substring(0, equals)), place.get());
      } catch (MalformedValueException e) {
        throw new UsageException("--base-image %s: %s".formatted(value, e.getMessage()));
      }
    }
    return places;
  }

  private LocalImages localImages(DockerfileInput input, Platform platform) throws FileException {
    Map<String, LocalImage> images = new LinkedHashMap<>();
    for (Map.Entry<ImageReference, ImagePlace> entry : places.entrySet()) {
      ImagePlace place = entry.getValue();
      try {
        Path path = reader.path(place.path());
        LocalImage image = place.open(path, shown(place.path(), path, input));
        var unused = image.config(platform); // what is wrong with it is better said at once
        images.put(entry.getKey().identity(), image);
      } catch (ImageLookupException e) {
        throw FileException.of(CliCode.BASE_IMAGE, place.path(), e.shortReason());
      }
    }
    return new LocalImages(images);
  }

  /** The path from the build context, where definition files are built. */
  private static String shown(String written, Path path, DockerfileInput input) {
    Path context = input.context().toAbsolutePath().normalize();
    return context.getFileSystem().getPath(written).isAbsolute()
        ? written
        : context.relativize(path.toAbsolutePath().normalize()).toString();
  }
}
