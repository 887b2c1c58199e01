package org.sifter.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A directory that a build fills and that is removed with it. As long as the build lives it holds a
 * lock in it, so that later builds can tell what dead ones have left, and remove it.
 */
public final class WorkDirectory implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String SUFFIX = ".tmp";

  /** Before this age a directory may be without its lock because it is still being made. */
  private static final Duration MAKING = Duration.ofSeconds(2);

  private final Path path;
  private final String prefix;
  private final Optional<FileChannel> lock;
  private final TreeRemoval removal;

  private WorkDirectory(Path path, String prefix, Optional<FileChannel> lock, TreeRemoval removal) {
    this.path = path;
    this.prefix = prefix;
    this.lock = lock;
    this.removal = removal;
  }

  /**
   * Makes a directory, and removes those of the same kind that dead builds have left beside it.
   *
   * @param parent where it is made
   * @param prefix what its name begins with, and the names of others of its kind
   * @param removal removes it
   * @throws IOException when it cannot be made
   */
  public static WorkDirectory create(Path parent, String prefix, TreeRemoval removal)
      throws IOException {
    sweep(parent, prefix, removal);
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    Path path =
        Files.createDirectory(parent.resolve(prefix + HexFormat.of().formatHex(random) + SUFFIX));
    return new WorkDirectory(path, prefix, lock(path), removal);
  }

  /**
   * Removes the directories of all kinds that dead builds have left.
   *
   * @param parent where only such directories are
   */
  public static void sweep(Path parent, TreeRemoval removal) {
    sweep(parent, "", removal);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** A lock cannot be had on every file system; without one, nobody else removes the directory. */
  private static Optional<FileChannel> lock(Path directory) {
    try {
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return Optional.of(channel);
      }
      channel.close();
    } catch (IOException e) {
      // Then there is no lock.
    }
    return Optional.empty();
  }

  /** Takes the lock, unless another process has it, or this one. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void sweep(Path parent, String prefix, TreeRemoval removal) {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(parent, entry -> isOfThisKind(entry, prefix))) {
      for (Path entry : entries) {
        removeIfDead(entry, removal);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed is no hindrance; making the directory tells what is.
    }
  }

  private static boolean isOfThisKind(Path entry, String prefix) throws IOException {
    String name = entry.getFileName().toString();
    return name.startsWith(prefix)
        && name.endsWith(SUFFIX)
        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(entry.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(entry).toInstant().isBefore(Instant.now().minus(MAKING));
  }

  private static void removeIfDead(Path directory, TreeRemoval removal) {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (isLocked(channel)) {
        removal.remove(directory);
      }
    } catch (IOException e) {
      // It is another user's, or locks do not work here: then it stays.
    }
  }

  /**
   * Removes it with all that is in it; and once more what dead builds have left: of one that died
   * just before this one began, programs may have been at work there until then.
   */
  @Override
  public void close() {
    removal.remove(path);
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      // The lock goes with this process.
    }
    sweep(path.resolveSibling("."), prefix, removal);
  }
}
