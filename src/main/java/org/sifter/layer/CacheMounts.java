package org.sifter.layer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sifter.translate.LayerScript.CacheMount;

/**
 * The directories of {@code RUN --mount=type=cache} that a build uses, which outlive it. One that
 * is {@code locked} is nobody else's until the build ends; of one that is {@code private}, another
 * is made when somebody has it (Dockerfile reference, "RUN --mount=type=cache").
 */
final class CacheMounts implements AutoCloseable {
  private final Path parent;
  private final Map<String, Path> directories = new TreeMap<>();
  private final List<FileChannel> locks = new ArrayList<>();

  private CacheMounts(Path parent) {
    this.parent = parent;
  }

  /**
   * Takes the directories, and waits for those that are locked.
   *
   * @param store the cache
   * @param wanted the directories, by any name
   */
  static CacheMounts take(LayerStore store, List<CacheMount> wanted) throws IOException {
    CacheMounts mounts = new CacheMounts(store.directory().resolve("mounts"));
    try {
      // In one order for all builds, so that no two wait for each other.
      for (CacheMount mount :
          wanted.stream().distinct().sorted((a, b) -> a.id().compareTo(b.id())).toList()) {
        if (!mounts.directories.containsKey(mount.id())) {
          mounts.directories.put(mount.id(), mounts.take(mount));
        }
      }
      return mounts;
    } catch (IOException | RuntimeException e) {
      mounts.close();
      throw e;
    }
  }

  /** The directory that is bound for a cache. */
  Path directory(String id) {
    return directories.get(id);
  }

  /** All of them. */
  List<Path> all() {
    return List.copyOf(directories.values());
  }

  private Path take(CacheMount mount) throws IOException {
    String name = new KeyDigest().add(mount.id()).key();
    for (int i = 1; ; i++) {
      Path directory = parent.resolve(i == 1 ? name : name + "-" + i);
      Files.createDirectories(directory.resolve("data"));
      Files.write(directory.resolve("about"), (mount.id() + "\n").getBytes(StandardCharsets.UTF_8));
      boolean waits = mount.sharing().equals("locked");
      if (mount.sharing().equals("shared") || lock(directory.resolve("lock"), waits)) {
        return directory.resolve("data");
      }
    }
  }

  /** Whether the lock was free, or has come free. */
  private boolean lock(Path file, boolean waits) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = waits ? channel.lock() : channel.tryLock();
      if (lock != null) {
        locks.add(channel);
        return true;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it.
    }
    channel.close();
    return false;
  }

  @Override
  public void close() {
    for (FileChannel lock : locks) {
      try {
        lock.close();
      } catch (IOException e) {
        // It goes with this process.
      }
    }
  }
}
