package org.sifter.oci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.source.SourceFile;

/** Images in a tar file as {@code docker save} writes it. */
public final class DockerArchive {
  private static final String MANIFEST = "manifest.json";
  private static final Pattern CONFIG_NAME =
      Pattern.compile("(?:blobs/sha256/)?([a-f0-9]{64})(?:\\.json)?");

  private final StoredFiles files;
  private final String title;
  private final List<Entry> images;

  /** An image: its names, and the file that is its config. */
  private record Entry(List<String> names, String config) {}

  private DockerArchive(StoredFiles files, String title, List<Entry> images) {
    this.files = files;
    this.title = title;
    this.images = images;
  }

  /**
   * Reads what images an archive has.
   *
   * @param title what messages call it
   * @throws ImageLookupException when it is no such archive
   */
  public static DockerArchive open(StoredFiles files, String title) throws ImageLookupException {
    try {
      byte[] manifest = files.read(MANIFEST, ImageStore.MAX_MANIFEST);
      // The reader wants an object, and the manifest is a list.
      String text = "{\"images\": " + new String(manifest, StandardCharsets.UTF_8) + "}";
      return new DockerArchive(files, title, images(SourceFile.of(MANIFEST, text)));
    } catch (IOException e) {
      throw ImageLookupException.of(
          title, "was not written by docker save: it holds no file " + MANIFEST, e);
    } catch (MalformedJsonException e) {
      throw ImageLookupException.of(
          title, "is unusable: %s: %s".formatted(MANIFEST, e.getMessage()), e);
    }
  }

  private static List<Entry> images(SourceFile manifest) throws MalformedJsonException {
    List<Entry> images = new ArrayList<>();
    JsonReader.readObject(
        manifest,
        MANIFEST,
        json ->
            json.object(
                MANIFEST, name -> json.list(MANIFEST, element -> images.add(entry(element)))));
    return images;
  }

  private static Entry entry(JsonReader json) throws IOException, MalformedJsonException {
    List<String> names = new ArrayList<>();
    List<String> config = new ArrayList<>();
    json.object(
        "an image",
        name -> {
          switch (name) {
            case "RepoTags" -> names.addAll(json.strings(name));
            case "Config" -> config.add(json.string(name));
            default -> json.skip();
          }
        });
    if (config.isEmpty()) {
      throw json.failure("an image has no config");
    }
    return new Entry(names, config.get(0));
  }

  /**
   * An image of the archive.
   *
   * @param name one of its names; absent for the only image
   * @throws ImageLookupException when there is no such image, or more than one
   */
  public StoredImage image(Optional<String> name) throws ImageLookupException {
    List<Entry> found =
        images.stream().filter(image -> name.isEmpty() || hasName(image, name.get())).toList();
    if (found.size() != 1) {
      String names =
          images.stream()
              .flatMap(image -> image.names().stream())
              .collect(Collectors.joining(", "));
      throw ImageLookupException.of(
          title,
          "has %s; it has %s"
              .formatted(
                  found.isEmpty() ? "no image " + name.orElse("") : "several images",
                  names.isEmpty() ? "no names" : names));
    }
    return platform -> config(found.get(0));
  }

  /** How many images it has. */
  public int count() {
    return images.size();
  }

  private static boolean hasName(Entry image, String name) {
    return image.names().stream().anyMatch(each -> identity(each).equals(identity(name)));
  }

  private static String identity(String name) {
    try {
      return ImageReference.parse(name).identity();
    } catch (MalformedValueException e) {
      return name;
    }
  }

  /** Its name is its digest, by which it is verified. */
  private byte[] config(Entry image) throws ImageLookupException {
    Matcher name = CONFIG_NAME.matcher(image.config());
    if (!name.matches()) {
      throw ImageLookupException.of(
          title, "is unusable: %s is no name of a config".formatted(image.config()));
    }
    try {
      byte[] content = files.read(image.config(), ImageStore.MAX_CONFIG);
      if (!new Digest("sha256", name.group(1)).matches(content)) {
        throw ImageLookupException.of(
            title, "is damaged: %s is not what its name says".formatted(image.config()));
      }
      return content;
    } catch (IOException e) {
      throw ImageLookupException.of(title, "has no file " + image.config(), e);
    }
  }
}
