package org.sifter.oci;

import java.io.IOException;

/** The files of an image that is kept on this machine, in a directory or in a tar file. */
public interface StoredFiles {

  /**
   * The content of a file.
   *
   * @param name its path, with slashes
   * @param limit the most bytes that it may have
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  byte[] read(String name, int limit) throws IOException;
}
