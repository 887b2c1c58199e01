package org.sifter.oci;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells files from pipes, sockets and devices, on which a reader may wait without end. */
public final class OrdinaryFile {
  private OrdinaryFile() {}

  /** Whether something is there that is neither a file nor a directory. */
  public static boolean isSpecial(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      return false; // Who opens it tells why.
    }
  }

  /** Refuses what is neither a file nor a directory. */
  static void require(Path path) throws IOException {
    if (isSpecial(path)) {
      throw new FileSystemException(
          path.toString(), /* other= */ null, "it is a pipe, a socket or a device");
    }
  }
}
