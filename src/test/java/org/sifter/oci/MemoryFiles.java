package org.sifter.oci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of an image layout or archive, as a test makes them. */
final class MemoryFiles implements StoredFiles {
  private final Map<String, String> files = new LinkedHashMap<>();

  MemoryFiles file(String name, String content) {
    files.put(name, content);
    return this;
  }

  /** Adds a blob. */
  Digest blob(String content) {
    Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
    files.put("blobs/sha256/" + digest.hex(), content);
    return digest;
  }

  /** Adds the manifest of an image with the given config. */
  Digest image(String config) {
    return blob(
        "{\"schemaVersion\": 2, \"config\": {\"digest\": \"%s\"}, \"layers\": []}"
            .formatted(blob(config)));
  }

  @Override
  public byte[] read(String name, int limit) throws IOException {
    String content = files.get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
