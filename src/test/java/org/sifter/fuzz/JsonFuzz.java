package org.sifter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sifter.config.Baseline;
import org.sifter.image.BaseConfigFile;
import org.sifter.image.FoundImage;
import org.sifter.image.ImagePlace;
import org.sifter.image.KnownImages;
import org.sifter.image.LocalImage;
import org.sifter.image.LocalImages;
import org.sifter.image.LockFile;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.Digest;
import org.sifter.oci.DockerArchive;
import org.sifter.oci.FilelessImage;
import org.sifter.oci.ImageLayout;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;
import org.sifter.plan.ImageSource;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.plan.WantedImage;
import org.sifter.registry.DockerConfigFile;
import org.sifter.source.SourceFile;

/**
 * The files in JSON that users write or other programs hand over: configs of base images, locks,
 * baselines, logins, the manifests and configs of stored images.
 */
public final class JsonFuzz {
  private static final WantedImage WANTED = wanted("alpine:3");
  private static final Digest DIGEST = Digest.of(new byte[0]);

  /** Dockerfiles on whose meaning the config of their base image has a say. */
  private static final SourceFile DOCKERFILE =
      SourceFile.of(
          "Dockerfile",
          "FROM alpine:3 AS a\nENV B=$A:$PATH\nRUN a\nWORKDIR b\nCOPY a.txt .\n"
              + "FROM a\nUSER $A\nRUN [\"b\"]\nCOPY --from=a /a.txt $B/\nCMD c\n");

  /** The image of this one has the config that it inherits. */
  private static final SourceFile INHERITED = SourceFile.of("Dockerfile", "FROM alpine:3\n");

  private JsonFuzz() {}

  /** Something that fails for the files of which its message tells. */
  private interface Reading<T> {
    T read(SourceFile source) throws MalformedJsonException;
  }

  /** Something that fails for images that are not to be had. */
  private interface Lookup<T> {
    T find() throws ImageLookupException;
  }

  /** Reads any bytes as each of the files. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<SourceFile> source = FuzzText.file("file.json", input);
    if (source.isPresent()) {
      checkFiles(source.get());
    }
    checkStored(input);
  }

  private static void checkFiles(SourceFile source) {
    read(source, BaseConfigFile::parse)
        .flatMap(file -> file.config(WANTED.reference()))
        .ifPresent(JsonFuzz::checkConfig);
    read(source, LockFile::parse)
        .ifPresent(lock -> assertEquals(lock.render(), written(lock).render(), "stable"));
    read(source, Baseline::parse);
    read(source, file -> DockerConfigFile.parse(file, (name, server) -> file.text()))
        .ifPresent(file -> file.credentials("docker.io"));
  }

  private static <T> Optional<T> read(SourceFile source, Reading<T> reading) {
    try {
      return Optional.of(reading.read(source));
    } catch (MalformedJsonException e) {
      assertFalse(e.getMessage().isBlank(), "an error has a reason");
      SpanCheck.check(e.span(), source.text().length());
      assertTrue(e.line() >= 1 && e.column() >= 1, e.getMessage());
      return Optional.empty();
    }
  }

  /** The lock as it is when it has been written and read. */
  private static LockFile written(LockFile lock) {
    byte[] bytes = lock.render().getBytes(UTF_8);
    return FuzzText.file(LockFile.NAME, bytes)
        .flatMap(source -> read(source, LockFile::parse))
        .orElseThrow(() -> new AssertionError(lock.render()));
  }

  /** Any config can be pinned, and can be that of a base image. */
  private static void checkConfig(ImageConfig config) {
    FoundImage image = new FoundImage(DIGEST, config, Optional.empty());
    LockFile lock = LockFile.EMPTY.with(Map.of(WANTED, image));
    assertEquals(Optional.of(image), written(lock).find(WANTED), "pinned");
    KnownImages bases = new KnownImages(Optional.empty(), LocalImages.NONE, lock, Optional.empty());
    TranslationFuzz.check(DOCKERFILE, bases, /* lenient= */ false);
    TranslationFuzz.check(DOCKERFILE, bases, /* lenient= */ true);
    LintFuzz.lint(DOCKERFILE, bases);
    LauncherFuzz.check(INHERITED, bases);
  }

  /** Images whose files all are the same one. */
  private static void checkStored(byte[] content) {
    find(() -> DockerArchive.open((name, limit) -> content, "archive").image(Optional.empty()))
        .ifPresent(image -> find(() -> image.config(Platform.LINUX_AMD64)));
    Optional<ImageLayout> layout = find(() -> ImageLayout.open((name, limit) -> content, "layout"));
    if (layout.isPresent()) {
      find(() -> layout.get().select(Optional.empty()))
          .ifPresent(one -> find(() -> layout.get().image(one).config(Platform.LINUX_AMD64)));
    }
    ImageSource from = new ImageSource(ImageSource.Transport.DOCKER_ARCHIVE, "archive");
    LocalImage image = new LocalImage(platform -> content, from, "archive");
    Optional<ImageConfig> config = find(() -> image.config(Platform.LINUX_AMD64));
    if (config.isPresent()) {
      checkConfig(config.get());
      assertEquals(config.get(), withoutFiles(new String(content, UTF_8)), "without files");
    }
  }

  private static <T> Optional<T> find(Lookup<T> lookup) {
    try {
      return Optional.of(lookup.find());
    } catch (ImageLookupException e) {
      assertFalse(e.reason().isBlank(), "an error has a reason");
      return Optional.empty();
    }
  }

  /** The config of the image that has one's config and no files. */
  private static ImageConfig withoutFiles(String config) {
    try (FileSystem files = Jimfs.newFileSystem()) {
      Path layout = files.getPath("layout");
      new FilelessImage(config).write(layout);
      return ImagePlace.parse("oci:layout")
          .orElseThrow()
          .open(layout, "layout")
          .config(Platform.LINUX_AMD64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ImageLookupException e) {
      throw new AssertionError(config, e);
    }
  }

  private static WantedImage wanted(String image) {
    try {
      return new WantedImage(ImageReference.parse(image), Platform.LINUX_AMD64);
    } catch (MalformedValueException e) {
      throw new AssertionError(e);
    }
  }
}
