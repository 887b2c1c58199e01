package org.sifter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file that a result is written to: it is whole from the moment on that it is there. */
final class ResultFile {
  private static final int MAX_ATTEMPTS = 100;

  /** For each permission to read the one to execute. */
  private static final Map<PosixFilePermission, PosixFilePermission> EXECUTION =
      Map.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

  private final String name;
  private final Path path;
  private final Kind kind;

  /** What a new file is for. */
  enum Kind {
    /** It is read. */
    TEXT,
    /** It is run, by all who may read it. */
    PROGRAM
  }

  /**
   * A file that need not exist.
   *
   * @param name how the user calls it
   */
  ResultFile(String name, Path path) {
    this(name, path, Kind.TEXT);
  }

  /**
   * A file that need not exist.
   *
   * @param name how the user calls it
   */
  ResultFile(String name, Path path, Kind kind) {
    this.name = name;
    this.path = path;
    this.kind = kind;
  }

  /** Refuses what cannot be written. */
  void verify() throws FileException {
    if (Files.isDirectory(path)) {
      throw FileException.of(
          CliCode.DIRECTORY_AS_FILE, name, "Name a file in it, such as image.def.");
    }
    Optional<Path> directory = Optional.ofNullable(path.getParent());
    if (directory.isPresent() && !Files.isDirectory(directory.get())) {
      throw FileException.of(
          CliCode.NO_OUTPUT_DIRECTORY, name, name.substring(0, name.lastIndexOf('/') + 1));
    }
  }

  /** Refuses to overwrite a file that is read. */
  void verifyIsNot(Path input) throws FileException {
    try {
      if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
        throw FileException.of(CliCode.OUTPUT_IS_INPUT, name);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void write(byte[] content) throws FileException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        Files.write(path, content); // a device or a pipe, which must not be replaced
      } else if (Files.exists(path) && !Files.isWritable(path)) {
        throw FileException.of(CliCode.NOT_WRITABLE, name);
      } else {
        replace(Files.exists(path) ? path.toRealPath() : path, content);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void replace(Path target, byte[] content) throws IOException {
    Path draft = newFileBeside(target);
    try {
      Files.write(draft, content);
      keepPermissions(target, draft);
      if (kind == Kind.PROGRAM) {
        makeExecutable(draft);
      }
      move(draft, target);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static void keepPermissions(Path target, Path draft) throws IOException {
    if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    EXECUTION.forEach(
        (read, execute) -> {
          if (permissions.contains(read)) {
            permissions.add(execute);
          }
        });
    Files.setPosixFilePermissions(file, permissions);
  }

  /** A new file with the permissions of any new file, which a temporary file has not. */
  private static Path newFileBeside(Path target) throws IOException {
    for (int i = 1; ; i++) {
      Path draft = target.resolveSibling("." + target.getFileName() + "." + i + ".tmp");
      try (OutputStream created = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
        created.flush();
        return draft;
      } catch (FileAlreadyExistsException e) {
        if (i == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private FileException unwritable(IOException e) {
    return e instanceof AccessDeniedException
        ? FileException.of(CliCode.NOT_WRITABLE, name)
        : FileException.of(CliCode.CANNOT_WRITE, name, FileReader.reason(e));
  }
}
