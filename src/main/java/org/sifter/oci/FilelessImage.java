package org.sifter.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.sifter.json.IndentedJson;

/**
 * An image that has the config of another, and no files.
 *
 * @param config the other's config, which is JSON
 */
public record FilelessImage(String config) {
  /** A tar archive without entries. */
  private static final byte[] LAYER = new byte[1024];

  /** The members of a config that tell of files (OCI image specification, config.md). */
  private static final Set<String> OF_FILES = Set.of("rootfs", "history");

  private static final String TYPE = "application/vnd.oci.image.";

  /**
   * Writes it as an image layout (OCI image specification, image-layout.md).
   *
   * @param directory is made for it
   */
  public void write(Path directory) throws IOException {
    Path blobs = Files.createDirectories(directory.resolve("blobs").resolve("sha256"));
    byte[] own = bytes(IndentedJson.render(this::writeConfig));
    byte[] manifest = bytes(IndentedJson.render(json -> writeManifest(own, json)));
    byte[] index = bytes(IndentedJson.render(json -> writeIndex(manifest, json)));
    for (byte[] content : new byte[][] {LAYER, own, manifest}) {
      Files.write(blobs.resolve(Digest.of(content).hex()), content);
    }
    Files.write(directory.resolve("index.json"), index);
    Files.write(directory.resolve("oci-layout"), bytes("{\"imageLayoutVersion\": \"1.0.0\"}\n"));
  }

  private void writeConfig(JsonGenerator json) throws IOException {
    json.writeStartObject();
    try (JsonParser parser = new JsonFactory().createParser(config)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (OF_FILES.contains(name)) {
          parser.skipChildren();
        } else {
          json.writeFieldName(name);
          json.copyCurrentStructure(parser);
        }
      }
    }
    json.writeObjectFieldStart("rootfs");
    json.writeStringField("type", "layers");
    json.writeArrayFieldStart("diff_ids");
    json.writeString(Digest.of(LAYER).toString());
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeManifest(byte[] config, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 2);
    json.writeStringField("mediaType", TYPE + "manifest.v1+json");
    json.writeFieldName("config");
    writeDescriptor("config.v1+json", config, json);
    json.writeArrayFieldStart("layers");
    writeDescriptor("layer.v1.tar", LAYER, json);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeIndex(byte[] manifest, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 2);
    json.writeArrayFieldStart("manifests");
    writeDescriptor("manifest.v1+json", manifest, json);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeDescriptor(String type, byte[] content, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("mediaType", TYPE + type);
    json.writeStringField("digest", Digest.of(content).toString());
    json.writeNumberField("size", content.length);
    json.writeEndObject();
  }

  /** As UTF-8, in which half of a character becomes what programs in Go read it as. */
  private static byte[] bytes(String text) {
    return text.replaceAll("\\p{Cs}", "\uFFFD").getBytes(StandardCharsets.UTF_8);
  }
}
