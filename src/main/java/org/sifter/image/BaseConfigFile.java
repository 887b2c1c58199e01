package org.sifter.image;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.plan.ImageConfig;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.source.SourceFile;
import org.sifter.source.Span;

/**
 * The configs of base images in a file:
 *
 * <pre>
 * {
 *   "alpine:3": {"config": {"Env": ["PATH=/usr/bin:/bin"], "Cmd": ["/bin/sh"]}},
 *   "*":        {"config": {}}
 * }
 * </pre>
 *
 * <p>The names are image references, short or whole; {@code *} stands for every image that is not
 * named. Of several configs of one image the last counts. Other members are passed over.
 */
public final class BaseConfigFile {
  private static final String EVERY_OTHER = "*";

  private final Map<String, ImageConfig> configs = new LinkedHashMap<>();

  private BaseConfigFile() {}

  /**
   * Reads the file.
   *
   * @throws MalformedJsonException when it is not JSON, or not of the form above
   */
  public static BaseConfigFile parse(SourceFile source) throws MalformedJsonException {
    BaseConfigFile file = new BaseConfigFile();
    JsonReader.readObject(
        source, "the file", json -> json.object("the file", name -> file.image(name, json)));
    return file;
  }

  /** The config of an image, if the file has it. */
  public Optional<ImageConfig> config(ImageReference image) {
    return Optional.ofNullable(configs.getOrDefault(image.identity(), configs.get(EVERY_OTHER)));
  }

  private void image(String name, JsonReader json) throws IOException, MalformedJsonException {
    Span place = json.memberName();
    String identity = EVERY_OTHER;
    if (!name.equals(EVERY_OTHER)) {
      try {
        identity = ImageReference.parse(name).identity();
      } catch (MalformedValueException e) {
        throw json.failure(place, e.getMessage());
      }
    }
    String key = identity;
    String what = "the value of \"" + name + "\"";
    Set<String> members = new TreeSet<>();
    json.object(
        what,
        member -> {
          members.add(member.toLowerCase(Locale.ROOT));
          if (member.equalsIgnoreCase("config")) {
            configs.put(key, ConfigReader.read(json));
          } else {
            json.skip();
          }
        });
    if (!members.isEmpty() && !members.contains("config")) {
      throw json.failure(place, what + " has no member \"config\"");
    }
  }
}
