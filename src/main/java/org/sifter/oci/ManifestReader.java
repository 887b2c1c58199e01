package org.sifter.oci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.source.SourceFile;

/**
 * Reads manifests and indexes, in the form of OCI and in Docker's (schema 2), which differ only in
 * the names of media types. What a document is, its own members tell: a media type in a header
 * could make it something that its digest does not stand for.
 */
final class ManifestReader {
  /** Name of an image in the index of a layout: {@code org.opencontainers.image.ref.name}. */
  private static final String NAME_ANNOTATION = "org.opencontainers.image.ref.name";

  private Optional<Descriptor> config = Optional.empty();
  private Optional<List<Descriptor>> manifests = Optional.empty();
  private Optional<List<Descriptor>> layers = Optional.empty();
  private long schema = 2;

  private ManifestReader() {}

  /** Reads a manifest or an index. */
  static Manifest read(SourceFile source) throws MalformedJsonException {
    ManifestReader reader = new ManifestReader();
    Manifest[] result = new Manifest[1];
    JsonReader.readObject(
        source,
        "the manifest",
        json -> {
          json.object("the manifest", name -> reader.member(name, json));
          result[0] = reader.manifest(json);
        });
    return result[0];
  }

  private void member(String name, JsonReader json) throws IOException, MalformedJsonException {
    switch (name) {
      case "schemaVersion" -> schema = json.number(name);
      case "config" -> config = Optional.of(new DescriptorReader(json).read(name));
      case "manifests" -> manifests = Optional.of(descriptors(name, "a manifest", json));
      case "layers" -> layers = Optional.of(descriptors(name, "a layer", json));
      default -> json.skip();
    }
  }

  private static List<Descriptor> descriptors(String name, String what, JsonReader json)
      throws IOException, MalformedJsonException {
    List<Descriptor> all = new ArrayList<>();
    if (!json.isNull()) { // as programs in Go write a list that has nothing
      json.list(name, element -> all.add(new DescriptorReader(json).read(what)));
    }
    return all;
  }

  private Manifest manifest(JsonReader json) throws MalformedJsonException {
    if (schema == 1) {
      throw json.failure("this is a manifest of schema 1, which is out of use");
    }
    if (manifests.isPresent() && config.isEmpty() && layers.isEmpty()) {
      return new Manifest.ImageIndex(manifests.get());
    }
    if (config.isPresent() && manifests.isEmpty()) {
      return new Manifest.ImageManifest(config.get(), layers.orElse(List.of()));
    }
    throw json.failure("this is neither the manifest of an image nor an index");
  }

  /** Reads a descriptor. */
  private static final class DescriptorReader {
    private final JsonReader json;
    private Optional<Digest> digest = Optional.empty();
    private Optional<String> name = Optional.empty();
    private String os = "";
    private String architecture = "";
    private String variant = "";

    DescriptorReader(JsonReader json) {
      this.json = json;
    }

    Descriptor read(String what) throws IOException, MalformedJsonException {
      json.object(what, this::member);
      if (digest.isEmpty()) {
        throw json.failure(what + " has no digest");
      }
      return new Descriptor(digest.get(), platform(), name);
    }

    private void member(String member) throws IOException, MalformedJsonException {
      switch (member) {
        case "digest" -> {
          String text = json.string(member);
          digest = Digest.parse(text);
          if (digest.isEmpty()) {
            throw json.failure("this is no digest");
          }
        }
        case "platform" -> json.object(member, this::platform);
        case "annotations" ->
            json.object(
                member,
                key -> {
                  if (key.equals(NAME_ANNOTATION)) {
                    name = Optional.of(json.string(key));
                  } else {
                    json.skip();
                  }
                });
        default -> json.skip();
      }
    }

    private void platform(String member) throws IOException, MalformedJsonException {
      switch (member) {
        case "os" -> os = json.string(member).toLowerCase(Locale.ROOT);
        case "architecture" -> architecture = json.string(member);
        case "variant" -> variant = json.string(member);
        default -> json.skip();
      }
    }

    /** Absent also for "unknown/unknown", which stands for what is no image. */
    private Optional<Platform> platform() {
      if (os.isEmpty() || architecture.isEmpty() || os.equals("unknown")) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            Platform.parse(os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant)));
      } catch (MalformedValueException e) {
        return Optional.empty();
      }
    }
  }
}
