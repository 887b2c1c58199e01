package org.sifter.image;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sifter.json.IndentedJson;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.Digest;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Platform;
import org.sifter.plan.WantedImage;
import org.sifter.source.SourceFile;

/**
 * A file that pins images, so that the same Dockerfile gives the same definition file tomorrow and
 * without a network:
 *
 * <pre>
 * {
 *   "version": 1,
 *   "images": {
 *     "docker.io/library/alpine:3": {
 *       "linux/amd64": {"digest": "sha256:…", "config": {"Cmd": ["/bin/sh"]}}
 *     }
 *   }
 * }
 * </pre>
 *
 * <p>It is sorted and has no time in it.
 */
public final class LockFile {
  /** What the file is called, beside the Dockerfile. */
  public static final String NAME = "sifter.lock";

  /** A lock that pins nothing. */
  public static final LockFile EMPTY = new LockFile(new TreeMap<>());

  private static final int VERSION = 1;

  private final SortedMap<String, SortedMap<String, FoundImage>> images;

  private LockFile(SortedMap<String, SortedMap<String, FoundImage>> images) {
    this.images = images;
  }

  /**
   * Reads the file.
   *
   * @throws MalformedJsonException when it is not JSON, or not of the form above
   */
  public static LockFile parse(SourceFile source) throws MalformedJsonException {
    Reader reader = new Reader();
    JsonReader.readObject(source, "the file", reader::file);
    return new LockFile(reader.images);
  }

  /** What the lock says of an image. */
  public Optional<FoundImage> find(WantedImage image) {
    return Optional.ofNullable(images.get(image.reference().identity()))
        .flatMap(pins -> Optional.ofNullable(pins.get(image.platform().toString())));
  }

  /** This lock with more images, or with other pins for those that it has. */
  public LockFile with(Map<WantedImage, FoundImage> pins) {
    SortedMap<String, SortedMap<String, FoundImage>> all = new TreeMap<>();
    images.forEach((name, platforms) -> all.put(name, new TreeMap<>(platforms)));
    pins.forEach(
        (image, pin) ->
            all.computeIfAbsent(image.reference().identity(), name -> new TreeMap<>())
                .put(image.platform().toString(), pin));
    return new LockFile(all);
  }

  /** The text of the file. */
  public String render() {
    return IndentedJson.render(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeObjectFieldStart("images");
    for (Map.Entry<String, SortedMap<String, FoundImage>> image : images.entrySet()) {
      json.writeObjectFieldStart(image.getKey());
      for (Map.Entry<String, FoundImage> pin : image.getValue().entrySet()) {
        json.writeObjectFieldStart(pin.getKey());
        json.writeStringField("digest", pin.getValue().digest().toString());
        json.writeFieldName("config");
        ConfigWriter.write(json, pin.getValue().config());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Reads the file member by member. */
  private static final class Reader {
    private final SortedMap<String, SortedMap<String, FoundImage>> images = new TreeMap<>();
    private long version;

    void file(JsonReader json) throws IOException, MalformedJsonException {
      json.object("the file", name -> member(name, json));
      if (version != VERSION) {
        throw json.failure("this is no lock file of version " + VERSION);
      }
    }

    private void member(String name, JsonReader json) throws IOException, MalformedJsonException {
      switch (name) {
        case "version" -> version = json.number(name);
        case "images" -> json.object(name, image -> image(image, json));
        default -> json.skip();
      }
    }

    private void image(String name, JsonReader json) throws IOException, MalformedJsonException {
      SortedMap<String, FoundImage> pins = new TreeMap<>();
      try {
        images.put(ImageReference.parse(name).identity(), pins);
      } catch (MalformedValueException e) {
        throw json.failure(json.memberName(), e.getMessage());
      }
      json.object(name, platform -> pins.put(platform(platform, json), pin(json)));
    }

    private static String platform(String name, JsonReader json) throws MalformedJsonException {
      try {
        return Platform.parse(name).toString();
      } catch (MalformedValueException e) {
        throw json.failure(json.memberName(), e.getMessage());
      }
    }

    private static FoundImage pin(JsonReader json) throws IOException, MalformedJsonException {
      Digest[] digest = new Digest[1];
      ImageConfig[] config = {ConfigReader.nothing(json)};
      json.object(
          "a pin",
          name -> {
            switch (name) {
              case "digest" -> digest[0] = digest(json);
              case "config" -> config[0] = ConfigReader.read(json);
              default -> json.skip();
            }
          });
      if (digest[0] == null) {
        throw json.failure("a pin has no digest");
      }
      return new FoundImage(digest[0], config[0], Optional.empty());
    }

    private static Digest digest(JsonReader json) throws IOException, MalformedJsonException {
      Optional<Digest> digest = Digest.parse(json.string("digest"));
      if (digest.isEmpty()) {
        throw json.failure("this is no digest");
      }
      return digest.get();
    }
  }
}
