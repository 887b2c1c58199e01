package org.sifter.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The files under a directory: of each its type, mode, link target and content. Owners, times, hard
 * links and extended attributes are not part of it.
 */
final class FileTree {
  private static final int TYPE_MASK = 0170000;
  private static final int MODE_MASK = 07777;
  private static final int SHOWN_LINE = 160;

  /** What a path can lead to; the codes are those of {@code st_mode}. */
  enum Type {
    FIFO(0010000),
    CHARACTER_DEVICE(0020000),
    DIRECTORY(0040000),
    BLOCK_DEVICE(0060000),
    FILE(0100000),
    LINK(0120000),
    SOCKET(0140000);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    static Type of(int mode) {
      for (Type type : values()) {
        if (type.code == (mode & TYPE_MASK)) {
          return type;
        }
      }
      throw new IllegalArgumentException("no type of file: " + Integer.toOctalString(mode));
    }
  }

  /**
   * What is known of one path.
   *
   * @param mode the permissions with setuid, setgid and sticky bit; 0 for a link, which has none
   * @param content the digest of a file, the target of a link, else empty
   */
  record Entry(Type type, int mode, String content, long size) {
    @Override
    public String toString() {
      return switch (type) {
        case LINK -> "link to " + content;
        case FILE -> "file %04o, %d bytes, %.8s".formatted(mode, size, content);
        default -> "%s %04o".formatted(type.name().toLowerCase(java.util.Locale.ROOT), mode);
      };
    }
  }

  private final Path root;
  private final SortedMap<String, Entry> entries;

  private FileTree(Path root, SortedMap<String, Entry> entries) {
    this.root = root;
    this.entries = entries;
  }

  /** The files under {@code root}, which itself is {@code /}. */
  static FileTree of(Path root) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes unused)
                throws IOException {
              entries.put("/" + root.relativize(path), entry(path));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes unused)
                throws IOException {
              entries.put("/" + root.relativize(path), entry(path));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FileTree(root, entries);
  }

  private static Entry entry(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:mode,size", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) attributes.get("mode");
    Type type = Type.of(mode);
    long size = type == Type.FILE ? (Long) attributes.get("size") : 0;
    return switch (type) {
      case LINK -> new Entry(type, 0, Files.readSymbolicLink(path).toString(), size);
      case FILE -> new Entry(type, mode & MODE_MASK, digest(path), size);
      default -> new Entry(type, mode & MODE_MASK, "", size);
    };
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  boolean has(String path) {
    return entries.containsKey(path);
  }

  /** This tree without the paths that {@code leftOut} holds for. */
  FileTree without(Predicate<String> leftOut) {
    SortedMap<String, Entry> kept = new TreeMap<>(entries);
    kept.keySet().removeIf(leftOut);
    return new FileTree(root, kept);
  }

  /**
   * How {@code actual} differs from this tree, for people: each path with what is expected there
   * (-) and what is found (+).
   */
  List<String> differences(FileTree actual) {
    TreeSet<String> paths = new TreeSet<>(entries.keySet());
    paths.addAll(actual.entries.keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      Entry wanted = entries.get(path);
      Entry found = actual.entries.get(path);
      if (wanted == null) {
        differences.add("+ %s: %s".formatted(path, found));
      } else if (found == null) {
        differences.add("- %s: %s".formatted(path, wanted));
      } else if (!wanted.equals(found)) {
        differences.add("- %s: %s".formatted(path, wanted));
        differences.add("+ %s: %s".formatted(path, found));
        if (wanted.type() == Type.FILE && found.type() == Type.FILE) {
          differences.addAll(firstDifferentLine(actual, path));
        }
      }
    }
    return differences;
  }

  private List<String> firstDifferentLine(FileTree actual, String path) {
    List<String> wanted = lines(path);
    List<String> found = actual.lines(path);
    int i = 0;
    while (i < wanted.size() && i < found.size() && wanted.get(i).equals(found.get(i))) {
      i++;
    }
    List<String> shown = new ArrayList<>();
    if (i < wanted.size()) {
      shown.add("    - line %d: %s".formatted(i + 1, wanted.get(i)));
    }
    if (i < found.size()) {
      shown.add("    + line %d: %s".formatted(i + 1, found.get(i)));
    }
    return shown;
  }

  private List<String> lines(String path) {
    try {
      byte[] content = Files.readAllBytes(root.resolve(path.substring(1)));
      return new String(content, StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.substring(0, Math.min(line.length(), SHOWN_LINE)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
