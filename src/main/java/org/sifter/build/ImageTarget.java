package org.sifter.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The image file that a build is asked for. It is built in a hidden directory beside it, and moved
 * when it is whole: until then what was there before stays as it is. Any number of builds may have
 * the same target; the last one to end wins, or the first where nothing may be replaced.
 */
public final class ImageTarget implements AutoCloseable {
  private final String name;
  private final Path path;
  private final boolean replaces;
  private final WorkDirectory directory;

  private ImageTarget(String name, Path path, boolean replaces, WorkDirectory directory) {
    this.name = name;
    this.path = path;
    this.replaces = replaces;
    this.directory = directory;
  }

  /**
   * Makes sure that the image can be put where it is asked for.
   *
   * @param name how the user calls it
   * @param path where it is to be
   * @param replaces whether a file that is there is replaced
   * @throws TargetException when it cannot be put there
   */
  public static ImageTarget open(String name, Path path, boolean replaces, TreeRemoval removal)
      throws TargetException {
    verify(name, path, replaces);
    try {
      Path real = Files.exists(path) ? path.toRealPath() : path;
      Path parent = Optional.ofNullable(real.getParent()).orElseThrow();
      WorkDirectory directory =
          WorkDirectory.create(parent, "." + real.getFileName() + ".", removal);
      return new ImageTarget(name, real, replaces, directory);
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /**
   * Refuses what cannot be the target of a build, as far as one can tell without writing.
   *
   * @param name how the user calls it
   * @param path where it is to be
   * @param replaces whether a file that is there is replaced
   * @throws TargetException when it cannot be
   */
  public static void verify(String name, Path path, boolean replaces) throws TargetException {
    if (Files.isDirectory(path)) {
      throw new TargetException(BuildCode.TARGET_IS_DIRECTORY, name);
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new TargetException(BuildCode.TARGET_IS_SPECIAL, name);
    }
    if (!replaces && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new TargetException(BuildCode.TARGET_EXISTS, name);
    }
    Path parent = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
    if (!Files.isDirectory(parent)) {
      int slash = name.lastIndexOf('/');
      throw new TargetException(
          BuildCode.NO_TARGET_DIRECTORY, name, slash < 0 ? "." : name.substring(0, slash + 1));
    }
  }

  /** The file that is to be built; there is none. */
  public Path temporary() {
    return directory.path().resolve("image.sif");
  }

  /**
   * Puts the image that has been built to where it is asked for.
   *
   * @throws TargetException when something is there that must not be replaced, or came there since
   */
  public void publish() throws TargetException {
    try {
      if (replaces) {
        replace();
      } else {
        add();
      }
    } catch (FileAlreadyExistsException e) {
      throw new TargetException(BuildCode.TARGET_EXISTS, name);
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  private void replace() throws IOException {
    try {
      Files.move(temporary(), path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary(), path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A link fails where a file is, which a move would replace. */
  private void add() throws IOException {
    try {
      Files.createLink(path, temporary());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.move(temporary(), path); // on file systems without hard links
    }
  }

  private static TargetException unwritable(String name, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new TargetException(BuildCode.TARGET_NOT_WRITABLE, name);
    }
    return new TargetException(BuildCode.TARGET_CANNOT_BE_WRITTEN, name, reason(e));
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : String.valueOf(e.getMessage());
  }

  /** Removes what is left of the build. */
  @Override
  public void close() {
    directory.close();
  }
}
