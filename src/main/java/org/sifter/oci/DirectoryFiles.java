package org.sifter.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files in a directory.
 *
 * @param directory the directory
 */
public record DirectoryFiles(Path directory) implements StoredFiles {

  @Override
  public byte[] read(String name, int limit) throws IOException {
    Path file = directory.resolve(name);
    OrdinaryFile.require(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new IOException("%s has more than %d bytes".formatted(name, limit));
      }
      return content;
    }
  }
}
