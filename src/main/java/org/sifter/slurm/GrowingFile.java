package org.sifter.slurm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that somebody else writes, and that is passed on as it grows. */
final class GrowingFile {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final OutputStream target;
  private long position;

  GrowingFile(Path path, OutputStream target) {
    this.path = path;
    this.target = target;
  }

  /** Passes on what has been added since the last time; a file that is not there yet is empty. */
  void passOn() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      channel.position(position);
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      while (channel.read(buffer) > 0) {
        target.write(buffer.array(), 0, buffer.position());
        position += buffer.position();
        buffer.clear();
      }
      target.flush();
    } catch (NoSuchFileException e) {
      // It may come.
    }
  }
}
