package org.sifter.image;

import java.util.Optional;
import org.sifter.json.JsonReader;
import org.sifter.json.MalformedJsonException;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.ImageConfig;
import org.sifter.source.SourceFile;

/** Reads the document whose digest a manifest gives as the image's config. */
final class ConfigBlob {
  private ConfigBlob() {}

  /**
   * The config in the document.
   *
   * @param place what holds it, for messages
   */
  static ImageConfig parse(byte[] content, String place) throws ImageLookupException {
    Optional<SourceFile> source = SourceFile.decode("config", content);
    if (source.isEmpty()) {
      throw ImageLookupException.of(place, "has a config that is not text");
    }
    try {
      return parse(source.get());
    } catch (MalformedJsonException e) {
      throw ImageLookupException.of(place, "has an unusable config: " + e.getMessage(), e);
    }
  }

  private static ImageConfig parse(SourceFile source) throws MalformedJsonException {
    ImageConfig[] config = new ImageConfig[1];
    JsonReader.readObject(
        source,
        "the config",
        json -> {
          config[0] = ConfigReader.nothing(json);
          json.object(
              "the config",
              name -> {
                if (name.equals("config")) {
                  config[0] = ConfigReader.read(json);
                } else {
                  json.skip();
                }
              });
        });
    return config[0];
  }
}
