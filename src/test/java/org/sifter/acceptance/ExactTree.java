package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that an image file can hold of the files under a directory: types, modes, owners, sizes,
 * times, contents, targets of links, devices, hard links, and attributes that users may set.
 *
 * @param entries each path with a description of what is there
 */
record ExactTree(SortedMap<String, String> entries) {
  private static final int TYPE_MASK = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;

  static ExactTree of(Path root) {
    SortedMap<String, String> entries = new TreeMap<>();
    Map<Object, String> names = new HashMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      // In one order: a hard link is described by the first of its names.
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = "/" + root.relativize(path);
        entries.put(name, describe(path, name, names));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExactTree(entries);
  }

  private static String describe(Path path, String name, Map<Object, String> names)
      throws IOException {
    Map<String, Object> all =
        Files.readAttributes(
            path,
            "unix:mode,uid,gid,ino,rdev,size,lastModifiedTime,nlink",
            LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) all.get("mode");
    int type = mode & TYPE_MASK;
    String what =
        switch (type) {
          case LINK -> "-> " + Files.readSymbolicLink(path);
          case FILE -> all.get("size") + " bytes " + digest(Files.readAllBytes(path));
          default -> "device " + all.get("rdev");
        };
    String first = type == FILE ? names.computeIfAbsent(all.get("ino"), unused -> name) : name;
    long seconds = ((FileTime) all.get("lastModifiedTime")).toMillis() / 1000;
    return "%o %s:%s %d %s%s%s"
        .formatted(
            mode,
            all.get("uid"),
            all.get("gid"),
            seconds,
            what,
            first.equals(name) ? "" : " = " + first,
            type == FILE || type == DIRECTORY ? attributes(path) : "");
  }

  /** Only files and directories have such; and whoever opens a pipe waits for its other end. */
  private static String attributes(Path path) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(path, UserDefinedFileAttributeView.class);
    StringBuilder attributes = new StringBuilder();
    for (String name : new TreeSet<>(view.list())) {
      ByteBuffer value = ByteBuffer.allocate(view.size(name));
      int length = view.read(name, value);
      attributes.append(
          " %s=%s".formatted(name, HexFormat.of().formatHex(value.array(), 0, length)));
    }
    return attributes.toString();
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** The tree without the paths that {@code leftOut} holds for. */
  ExactTree without(Predicate<String> leftOut) {
    SortedMap<String, String> kept = new TreeMap<>(entries);
    kept.keySet().removeIf(leftOut);
    return new ExactTree(kept);
  }

  /** The tree without the times of what has been written since a moment. */
  ExactTree withoutTimesSince(Instant moment) {
    SortedMap<String, String> timeless = new TreeMap<>();
    entries.forEach((path, entry) -> timeless.put(path, withoutTimeSince(moment, entry)));
    return new ExactTree(timeless);
  }

  private static String withoutTimeSince(Instant moment, String entry) {
    String[] words = entry.split(" ", 4);
    boolean isOld = Long.parseLong(words[2]) < moment.getEpochSecond();
    return isOld ? entry : String.join(" ", words[0], words[1], "now", words[3]);
  }

  /** Each path at which another tree is not the same, with what this (-) and that (+) has. */
  List<String> differences(ExactTree other) {
    TreeSet<String> paths = new TreeSet<>(entries.keySet());
    paths.addAll(other.entries.keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      String own = entries.get(path);
      String others = other.entries.get(path);
      if (own == null || !own.equals(others)) {
        add("- ", path, own, differences);
        add("+ ", path, others, differences);
      }
    }
    return differences;
  }

  private static void add(String mark, String path, String entry, List<String> differences) {
    if (entry != null) {
      differences.add(mark + path + ": " + entry);
    }
  }
}
