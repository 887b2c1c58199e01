package org.sifter.oci;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files in a tar file (POSIX {@code pax}, "ustar Interchange Format", and GNU's long names).
 * Only the headers are gone through: the layers between them may be large.
 */
public final class TarFiles implements StoredFiles {
  private static final int BLOCK = 512;
  private static final int NAME_END = 100;
  private static final int SIZE_START = 124;
  private static final int SIZE_END = 136;
  private static final int CHECKSUM_START = 148;
  private static final int CHECKSUM_END = 156;
  private static final int TYPE = 156;
  private static final int MAGIC_START = 257;
  private static final int MAGIC_END = 262;
  private static final int PREFIX_START = 345;
  private static final int PREFIX_END = 500;
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
    byte[] header = new byte[BLOCK];
    if (channel.size() - offset < BLOCK) {
      return end(offset);
    }
    read(channel, offset, header);
    if (isZero(header)) {
      return end(offset + BLOCK);
    }
    verify(header);
    long size = number(header, SIZE_START, SIZE_END);
    long content = offset + BLOCK;
    if (size < 0 || size > channel.size() - content) {
      throw new EOFException("the archive is cut off");
    }
    switch (header[TYPE]) {
      case 'L' -> longName = Optional.of(text(bytes(channel, content, size)));
      case 'x' -> longName = paxPath(bytes(channel, content, size)).or(() -> longName);
      case 'g' -> {}
      case 0, '0', '7' -> {
        members.put(clean(longName.orElseGet(() -> name(header))), new Member(content, size));
        longName = Optional.empty();
      }
      default -> longName = Optional.empty();
    }
    return content + (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static long end(long offset) throws IOException {
    if (offset == 0) {
      throw new IOException("it is no tar file");
    }
    return -1;
  }

  private static boolean isZero(byte[] block) {
    return Arrays.equals(block, new byte[BLOCK]);
  }

  private static void verify(byte[] header) throws IOException {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM_START && i < CHECKSUM_END ? ' ' : header[i] & 0xff;
    }
    if (sum != number(header, CHECKSUM_START, CHECKSUM_END)) {
      boolean isGzip = (header[0] & 0xff) == 0x1f && (header[1] & 0xff) == 0x8b;
      throw new IOException(
          isGzip ? "it is compressed: unpack it with gunzip" : "it is no tar file");
    }
  }

  /** An octal number, or a binary one where GNU needs more digits. */
  private static long number(byte[] header, int start, int end) throws IOException {
    if ((header[start] & 0x80) != 0) {
      long value = header[start] & 0x3f;
      for (int i = start + 1; i < end; i++) {
        value = value << 8 | (header[i] & 0xff);
      }
      return value;
    }
    String digits =
        new String(header, start, end - start, StandardCharsets.ISO_8859_1)
            .replace('\0', ' ')
            .strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("it is no tar file", e);
    }
  }

  private static String name(byte[] header) {
    String name = text(Arrays.copyOfRange(header, 0, NAME_END));
    boolean isUstar = text(Arrays.copyOfRange(header, MAGIC_START, MAGIC_END)).equals("ustar");
    String prefix = isUstar ? text(Arrays.copyOfRange(header, PREFIX_START, PREFIX_END)) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static Optional<String> paxPath(byte[] records) {
    return text(records)
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith("path="))
        .map(line -> line.substring("path=".length()))
        .reduce((first, last) -> last);
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
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
