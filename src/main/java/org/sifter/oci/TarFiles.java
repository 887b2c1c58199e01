package org.sifter.oci;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files in a tar file (POSIX {@code pax}, "ustar Interchange Format", and GNU's long names).
 * Only the headers are gone through: the layers between them may be large.
 */
public final class TarFiles implements StoredFiles {
  private static final int MAX_LONG_NAME = 1 << 20;

  private final Path archive;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private Optional<String> longName = Optional.empty();

  /** Where in the archive a file is. */
  private record Member(long offset, long size) {}

  private TarFiles(Path archive) {
    this.archive = archive;
  }

  /**
   * Finds the files in an archive.
   *
   * @throws IOException when it cannot be read, or is no tar file
   */
  public static TarFiles open(Path archive) throws IOException {
    OrdinaryFile.require(archive);
    TarFiles files = new TarFiles(archive);
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      long next = 0;
      while (next >= 0) {
        next = files.member(channel, next);
      }
    }
    return files;
  }

  /** Takes note of the member at an offset; gives the offset behind it, or -1 at the end. */
  private long member(SeekableByteChannel channel, long offset) throws IOException {
    if (channel.size() - offset < TarHeader.BLOCK) {
      return end(offset);
    }
    TarHeader header = new TarHeader(bytes(channel, offset, TarHeader.BLOCK));
    if (header.isEnd()) {
      return end(offset + TarHeader.BLOCK);
    }
    header.verify();
    long size = header.size();
    long content = offset + TarHeader.BLOCK;
    if (size < 0 || size > channel.size() - content) {
      throw new EOFException("the archive is cut off");
    }
    switch (header.type()) {
      case 'L' -> longName = Optional.of(TarHeader.text(bytes(channel, content, size)));
      case 'x' -> longName = paxPath(bytes(channel, content, size)).or(() -> longName);
      case 'g' -> {}
      case '\0', '0', '7' -> {
        members.put(clean(longName.orElseGet(header::name)), new Member(content, size));
        longName = Optional.empty();
      }
      default -> longName = Optional.empty();
    }
    return content + TarHeader.padded(size);
  }

  private static long end(long offset) throws IOException {
    if (offset == 0) {
      throw new IOException("it is no tar file");
    }
    return -1;
  }

  private static Optional<String> paxPath(byte[] records) {
    return TarHeader.text(records)
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith("path="))
        .map(line -> line.substring("path=".length()))
        .reduce((first, last) -> last);
  }

  private static String clean(String name) {
    return name.replaceFirst("^(\\./+)+", "");
  }

  private static byte[] bytes(SeekableByteChannel channel, long offset, long size)
      throws IOException {
    if (size > MAX_LONG_NAME) {
      throw new IOException("the name of a file in it is too long");
    }
    byte[] content = new byte[(int) size];
    read(channel, offset, content);
    return content;
  }

  private static void read(SeekableByteChannel channel, long offset, byte[] into)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    channel.position(offset);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the archive is cut off");
      }
    }
  }

  @Override
  public byte[] read(String name, int limit) throws IOException {
    Member member = members.get(name);
    if (member == null) {
      throw new NoSuchFileException(name);
    }
    if (member.size() > limit) {
      throw new IOException("%s has more than %d bytes".formatted(name, limit));
    }
    byte[] content = new byte[(int) member.size()];
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      read(channel, member.offset(), content);
    }
    return content;
  }
}
