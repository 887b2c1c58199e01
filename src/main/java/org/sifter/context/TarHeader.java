package org.sifter.context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header of a member in a tar file: a block of 512 bytes with a checksum over itself (POSIX
 * {@code pax}, "ustar Interchange Format"). The magic number is not looked at, because the oldest
 * format has none.
 */
final class TarHeader {
  private static final int BLOCK = 512;
  private static final int CHECKSUM_START = 148;
  private static final int CHECKSUM_END = 156;

  private TarHeader() {}

  /** Whether the stream goes on with a header; two blocks of zeros are the end of an archive. */
  static boolean isNext(InputStream in) throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    return block.length == BLOCK && hasChecksum(block);
  }

  private static boolean hasChecksum(byte[] block) {
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte value = i >= CHECKSUM_START && i < CHECKSUM_END ? (byte) ' ' : block[i];
      unsigned += value & 0xff;
      signed += value;
    }
    String digits =
        new String(
                block, CHECKSUM_START, CHECKSUM_END - CHECKSUM_START, StandardCharsets.ISO_8859_1)
            .replace('\0', ' ')
            .strip();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
      return false;
    }
    int stated = Integer.parseInt(digits, 8);
    return stated == unsigned || stated == signed;
  }
}
