package org.sifter.context;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A format of archive that ADD unpacks. The content decides, not the name: BuildKit unpacks what,
 * decompressed if need be, begins with the header of a tar file ({@code
 * solver/llbsolver/file/unpack.go}; magic numbers in moby {@code go-archive/compression}).
 */
public enum ArchiveFormat {
  /** A tar file that is not compressed. */
  TAR,
  /** A tar file compressed with gzip. */
  GZIP,
  /**
   * A file compressed with bzip2. The JDK cannot decompress it, so the magic number is taken for
   * proof that there is a tar file inside.
   */
  BZIP2,
  /** A file compressed with xz; the same holds as for {@link #BZIP2}. */
  XZ,
  /** A file compressed with zstd; the same holds as for {@link #BZIP2}. */
  ZSTD;

  private static final int MAGIC_LENGTH = 8;

  /** The format of a regular file, if it is an archive that ADD unpacks. */
  public static Optional<ArchiveFormat> detect(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(MAGIC_LENGTH);
      ArchiveFormat format = byMagic(in.readNBytes(MAGIC_LENGTH));
      in.reset();
      return holdsTar(format, in) ? Optional.of(format) : Optional.empty();
    }
  }

  private static ArchiveFormat byMagic(byte[] start) {
    if (begins(start, 'B', 'Z', 'h')) {
      return BZIP2;
    }
    if (begins(start, 0x1f, 0x8b, 8)) {
      return GZIP;
    }
    if (begins(start, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    return isZstd(start) ? ZSTD : TAR;
  }

  /** Zstandard data may begin with a frame to be skipped, of 16 magic numbers (RFC 8878, 3.1.2). */
  private static boolean isZstd(byte[] start) {
    return begins(start, 0x28, 0xb5, 0x2f, 0xfd)
        || (start.length == MAGIC_LENGTH
            && (start[0] & 0xf0) == 0x50
            && start[1] == 0x2a
            && start[2] == 0x4d
            && start[3] == 0x18);
  }

  private static boolean begins(byte[] start, int... magic) {
    if (start.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((start[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsTar(ArchiveFormat format, InputStream in) throws IOException {
    return switch (format) {
      case BZIP2, XZ, ZSTD -> true;
      case TAR -> TarHeader.isNext(in);
      case GZIP -> {
        try {
          yield TarHeader.isNext(new GZIPInputStream(in));
        } catch (ZipException | EOFException e) {
          // Damaged data: BuildKit copies such a file as it is.
          yield false;
        }
      }
    };
  }
}
