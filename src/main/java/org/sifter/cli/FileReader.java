package org.sifter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.sifter.oci.OrdinaryFile;
import org.sifter.source.SourceFile;

/** Reads the files that a command line names. */
final class FileReader {
  /** The name that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private static final String STANDARD_INPUT_IN_MESSAGES = "<stdin>";
  private static final int MAX_MEBIBYTES = 64;

  private final Surroundings surroundings;

  FileReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The path that a user has written. */
  Path path(String written) throws FileException {
    if (written.isEmpty()) {
      throw FileException.of(CliCode.BAD_PATH, "\"\"", "it is empty");
    }
    try {
      return surroundings.workingDirectory().resolve(written);
    } catch (InvalidPathException e) {
      throw FileException.of(CliCode.BAD_PATH, written, e.getReason());
    }
  }

  /** How a user would call a file: from the working directory, when it is in it. */
  String shown(Path file) {
    Path here = surroundings.workingDirectory().toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  /** Reads a file, or standard input when it is called {@code -}. */
  SourceFile read(String written, FileRole role) throws FileException {
    if (written.equals(STANDARD_INPUT)) {
      return read(STANDARD_INPUT_IN_MESSAGES, surroundings.in(), role);
    }
    Path path = path(written);
    if (Files.isDirectory(path)) {
      throw FileException.of(CliCode.DIRECTORY_AS_FILE, written, role.insteadOfDirectory(path));
    }
    if (OrdinaryFile.isSpecial(path) && !isOfSystem(path)) {
      throw FileException.of(CliCode.SPECIAL_FILE, written);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(written, in, role);
    } catch (NoSuchFileException e) {
      throw written.indexOf(OptionParser.UNDECODED) >= 0
          ? FileException.of(CliCode.BAD_PATH, written, "it is not UTF-8")
          : FileException.of(CliCode.NO_SUCH_FILE, written, role.insteadOf(path));
    } catch (IOException e) {
      throw unreadable(written, e);
    }
  }

  /** What a shell passes as {@code <(...)} is there, and so are /dev/stdin and /dev/null. */
  private static boolean isOfSystem(Path path) {
    Path file = path.normalize();
    return file.startsWith("/dev") || file.startsWith("/proc");
  }

  private static SourceFile read(String name, InputStream in, FileRole role) throws FileException {
    try {
      int max = MAX_MEBIBYTES << 20;
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw FileException.of(CliCode.TOO_LARGE, name, Integer.toString(MAX_MEBIBYTES));
      }
      return SourceFile.decode(name, bytes)
          .orElseThrow(
              () ->
                  FileException.of(
                      CliCode.NOT_TEXT,
                      name,
                      isUtf16(bytes) ? "It is UTF-16: save it as UTF-8." : role.insteadOfBinary()));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    byte[] mark = Arrays.copyOf(bytes, 2);
    return Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})
        || Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE});
  }

  /** What to say of a file that exists and cannot be read. */
  static FileException unreadable(String name, IOException e) {
    return e instanceof AccessDeniedException
        ? FileException.of(CliCode.NOT_READABLE, name)
        : FileException.of(CliCode.CANNOT_READ, name, reason(e));
  }

  /** What the system says about a failure. */
  static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
