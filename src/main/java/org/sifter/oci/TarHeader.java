package org.sifter.oci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The block at the start of each member of a tar archive (POSIX pax, ustar Interchange Format). */
final class TarHeader {
  /** The length of a block, in bytes. */
  static final int BLOCK = 512;

  private static final int NAME_END = 100;
  private static final int MODE_START = 100;
  private static final int UID_START = 108;
  private static final int GID_START = 116;
  private static final int SIZE_START = 124;
  private static final int SIZE_END = 136;
  private static final int CHECKSUM_START = 148;
  private static final int CHECKSUM_END = 156;
  private static final int TYPE = 156;
  private static final int MAGIC_START = 257;
  private static final int MAGIC_END = 262;
  private static final int PREFIX_START = 345;
  private static final int PREFIX_END = 500;

  private final byte[] block;

  /** The header in a block, which is not changed from now on. */
  TarHeader(byte[] block) {
    this.block = block;
  }

  /** A header of records of pax, with all that it need not tell set to zeros. */
  static TarHeader ofRecords(int size) {
    byte[] block = new byte[BLOCK];
    put("././@PaxHeader", 0, block);
    put("0000644", NAME_END, block);
    put("0000000", UID_START, block);
    put("0000000", GID_START, block);
    put("%011o".formatted(size), SIZE_START, block);
    put("00000000000", SIZE_END, block);
    block[TYPE] = 'x';
    put("ustar\00000", MAGIC_START, block);
    put("%06o".formatted(new TarHeader(block).sum()), CHECKSUM_START, block);
    block[CHECKSUM_END - 1] = ' ';
    return new TarHeader(block);
  }

  private static void put(String text, int start, byte[] block) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, start, bytes.length);
  }

  /** How many bytes of blocks so many bytes of content take. */
  static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  byte[] block() {
    return block.clone();
  }

  /** Whether it is none, but the end of the archive. */
  boolean isEnd() {
    return Arrays.equals(block, new byte[BLOCK]);
  }

  /** Fails where the block is no header. */
  void verify() throws IOException {
    if (sum() != number(CHECKSUM_START, CHECKSUM_END)) {
      boolean isGzip = (block[0] & 0xff) == 0x1f && (block[1] & 0xff) == 0x8b;
      throw new IOException(
          isGzip ? "it is compressed: unpack it with gunzip" : "it is no tar file");
    }
  }

  private int sum() {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM_START && i < CHECKSUM_END ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  /** The type of the member, as the standard numbers them. */
  char type() {
    return (char) block[TYPE];
  }

  /** How much content follows, in bytes. */
  long size() throws IOException {
    return number(SIZE_START, SIZE_END);
  }

  /** The permissions, with the bits for user id, group id and sticky. */
  int mode() throws IOException {
    return (int) number(MODE_START, UID_START) & 07777;
  }

  long uid() throws IOException {
    return number(UID_START, GID_START);
  }

  long gid() throws IOException {
    return number(GID_START, SIZE_START);
  }

  /** The name, where no other member tells a longer one. */
  String name() {
    String name = text(0, NAME_END);
    boolean isUstar = text(MAGIC_START, MAGIC_END).equals("ustar");
    String prefix = isUstar ? text(PREFIX_START, PREFIX_END) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private String text(int start, int end) {
    return text(Arrays.copyOfRange(block, start, end));
  }

  /** The text up to the first zero. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** An octal number, or a binary one where GNU needs more digits. */
  private long number(int start, int end) throws IOException {
    if ((block[start] & 0x80) != 0) {
      long value = block[start] & 0x3f;
      for (int i = start + 1; i < end; i++) {
        value = value << 8 | (block[i] & 0xff);
      }
      return value;
    }
    String digits =
        new String(block, start, end - start, StandardCharsets.ISO_8859_1)
            .replace('\0', ' ')
            .strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("it is no tar file", e);
    }
  }
}
