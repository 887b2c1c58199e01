package org.sifter.layer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.TreeRemoval;

/**
 * The cache directory. {@code layers} holds a directory for each layer, under its key, which comes
 * there by one move when the layer is done: {@code tree} is what it holds, {@code about} what made
 * it, other files what the image's metadata is made of, and {@code digest} tells whether all of
 * that is still as it was. {@code mounts} holds the directories of {@code RUN --mount=type=cache},
 * and {@code work} what builds are making.
 *
 * <p>Any number of builds may use it at once: each has a shared lock, so that nothing is removed
 * under it.
 *
 * @param directory where it is
 * @param layers where the layers are
 */
public record LayerStore(Path directory, Path layers) {
  private static final String LOCK = "lock";

  /** The cache in a directory. */
  public static LayerStore of(Path directory) {
    return new LayerStore(directory, directory.resolve("layers"));
  }

  /**
   * The same, but for the layers.
   *
   * @param elsewhere an empty directory on its file system, where the layers are
   */
  public LayerStore withLayersIn(Path elsewhere) {
    return new LayerStore(directory, elsewhere);
  }

  /**
   * Makes the directory, if there is none.
   *
   * @throws IOException when it cannot be made
   */
  public void open() throws IOException {
    for (Path each : List.of(layers, directory.resolve("mounts"), work())) {
      Files.createDirectories(each);
    }
  }

  /** Where builds make what is not yet in the cache. */
  public Path work() {
    return directory.resolve("work");
  }

  /** The directory of a layer, which need not be there. */
  Path layer(String key) {
    return layers.resolve(key);
  }

  /** Whether a layer is there. */
  boolean has(String key) {
    return Files.isRegularFile(layer(key).resolve("digest"))
        && Files.isDirectory(layer(key).resolve("tree"), LinkOption.NOFOLLOW_LINKS);
  }

  /** What tells a layer from all others, also those that have been made in the same way. */
  Optional<String> digest(String key) {
    return text(layer(key).resolve("digest"));
  }

  /** The digests of the layers that a layer has been made on and from, by their keys. */
  Map<String, String> under(String key) {
    Map<String, String> under = new HashMap<>();
    for (String line : text(layer(key).resolve("under")).orElse("").split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        under.put(line.substring(0, blank), line.substring(blank + 1).strip());
      }
    }
    return under;
  }

  /** Removes a layer that is of no use any more, so that it can be made again. */
  void clear(String key, TreeRemoval removal) {
    if (Files.exists(layer(key), LinkOption.NOFOLLOW_LINKS)) {
      removal.remove(layer(key));
    }
  }

  /**
   * Takes note that layers are used; each somewhat earlier than those that it needs, which are to
   * be removed after it.
   *
   * @param layers each behind those that it needs
   */
  void use(List<Layer> layers) {
    Instant now = Instant.now();
    for (int i = 0; i < layers.size(); i++) {
      try {
        Path digest = layer(layers.get(i).key()).resolve("digest");
        Files.setLastModifiedTime(digest, FileTime.from(now.minusMillis(i)));
      } catch (IOException e) {
        // It is not there yet, or counts as older than it is.
      }
    }
  }

  /** Keeps others from removing anything, until it is closed. */
  FileLock share() throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    return channel.lock(0, Long.MAX_VALUE, /* shared= */ true);
  }

  /** What can be removed from the cache, the least recently used first. */
  public List<CacheEntry> entries() throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    entries.addAll(entries(CacheEntry.Kind.LAYER, layers, "digest"));
    entries.addAll(entries(CacheEntry.Kind.MOUNT, directory.resolve("mounts"), "about"));
    entries.sort(Comparator.comparing(CacheEntry::used).thenComparing(CacheEntry::name));
    return entries;
  }

  private static List<CacheEntry> entries(CacheEntry.Kind kind, Path parent, String stamp)
      throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    if (!Files.isDirectory(parent)) {
      return entries;
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path path : directories) {
        Instant used =
            Files.getLastModifiedTime(
                    Files.exists(path.resolve(stamp)) ? path.resolve(stamp) : path)
                .toInstant();
        long kilobytes = text(path.resolve("size")).map(LayerStore::number).orElse(0L);
        String about = text(path.resolve("about")).orElse("").strip();
        entries.add(new CacheEntry(kind, path, kilobytes * 1024, used, about));
      }
    }
    return entries;
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }

  /**
   * Removes entries, the least recently used first, until the rest is small enough.
   *
   * @param maxBytes how large the cache may be
   * @param removal removes directories
   * @return what has been removed; empty when a build uses the cache, so that nothing can be
   * @throws IOException when the cache cannot be read
   */
  public Optional<List<CacheEntry>> prune(long maxBytes, TreeRemoval removal) throws IOException {
    if (!Files.isDirectory(layers)) {
      return Optional.of(List.of()); // No build has used it.
    }
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = exclusive(channel)) {
      if (lock == null) {
        return Optional.empty();
      }
      List<CacheEntry> entries = entries();
      long size = entries.stream().mapToLong(CacheEntry::bytes).sum();
      List<CacheEntry> removed = new ArrayList<>();
      for (CacheEntry entry : entries) {
        if (size <= maxBytes) {
          break;
        }
        removal.remove(entry.path());
        size -= entry.bytes();
        removed.add(entry);
      }
      return Optional.of(removed);
    }
  }

  private static FileLock exclusive(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
