package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.sifter.context.BuildContext;
import org.sifter.context.FileKind;

/**
 * The contents of the regular files that a layer takes of the build context, the extended
 * attributes of files and directories, and which files are one with several names: hard links are
 * kept, as BuildKit keeps them.
 */
final class ContextContents {
  private final Path context;
  private final KeyDigest key;

  /** The first names of files, by what tells the files of a file system apart. */
  private final Map<Object, String> names = new HashMap<>();

  /**
   * No files yet.
   *
   * @param context the directory of the build context
   * @param key what they are added to
   */
  ContextContents(Path context, KeyDigest key) {
    this.context = context;
    this.key = key;
  }

  /** Adds what there is at a path of the context, if that is a regular file or a directory. */
  void add(FileKind kind, String path) throws IOException {
    Path file = context.resolve(path);
    if (kind == FileKind.FILE) {
      addContent(file, path);
    }
    if (kind == FileKind.FILE || kind == FileKind.DIRECTORY) {
      addAttributes(file);
    }
  }

  private void addContent(Path file, String path) throws IOException {
    key.add(file);
    Optional<String> earlier = identity(file).map(same -> names.putIfAbsent(same, path));
    if (earlier.isPresent() && !earlier.get().equals(path)) {
      key.add("the same as").add(earlier.get());
    }
  }

  private void addAttributes(Path file) throws IOException {
    for (String name : BuildContext.userAttributes(file)) {
      key.add("attribute").add(name);
      key.add(HexFormat.of().formatHex((byte[]) Files.getAttribute(file, "user:" + name)));
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }
}
