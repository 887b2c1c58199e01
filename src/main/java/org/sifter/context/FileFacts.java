package org.sifter.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a file without reading it.
 *
 * @param kind what it is
 * @param mode its permissions with set-user-id, set-group-id and sticky bit, 0 to 07777
 * @param linkTarget where it points to, when it is a link
 */
record FileFacts(FileKind kind, int mode, Optional<String> linkTarget) {
  private static final int PERMISSIONS = 07777;

  /** On file systems without modes BuildKit sends all as executable (fsutil, Windows client). */
  private static final int MODE_WHERE_UNKNOWN = 0755;

  /** Facts about a file itself, not what a link points to. */
  static FileFacts read(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileKind kind = kind(attributes);
    Optional<String> target =
        kind == FileKind.LINK
            ? Optional.of(Files.readSymbolicLink(path).toString())
            : Optional.empty();
    return new FileFacts(kind, mode(path), target);
  }

  private static FileKind kind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return FileKind.FILE;
    }
    if (attributes.isDirectory()) {
      return FileKind.DIRECTORY;
    }
    return attributes.isSymbolicLink() ? FileKind.LINK : FileKind.SPECIAL;
  }

  private static int mode(Path path) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix")) {
      Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return (Integer) mode & PERMISSIONS;
    }
    if (views.contains("posix")) {
      return mode(
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .permissions());
    }
    return MODE_WHERE_UNKNOWN;
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (char letter : PosixFilePermissions.toString(permissions).toCharArray()) {
      mode = mode * 2 + (letter == '-' ? 0 : 1);
    }
    return mode;
  }
}
