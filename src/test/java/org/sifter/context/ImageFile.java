package org.sifter.context;

import java.util.Optional;

/**
 * A file, directory or link in an image.
 *
 * @param kind what it is
 * @param mode its mode, 0 to 07777; 0777 for a link
 * @param owner who owns it
 * @param linkTarget where it points to, when it is a link
 */
public record ImageFile(FileKind kind, int mode, Owner owner, Optional<String> linkTarget) {
  private static final int LINK_MODE = 0777;

  /** A regular file. */
  public static ImageFile file(int mode, Owner owner) {
    return new ImageFile(FileKind.FILE, mode, owner, Optional.empty());
  }

  /** A directory. */
  public static ImageFile directory(int mode, Owner owner) {
    return new ImageFile(FileKind.DIRECTORY, mode, owner, Optional.empty());
  }

  /** A symbolic link. */
  public static ImageFile link(String target, Owner owner) {
    return new ImageFile(FileKind.LINK, LINK_MODE, owner, Optional.of(target));
  }

  boolean isDirectory() {
    return kind == FileKind.DIRECTORY;
  }

  FileFacts facts() {
    return new FileFacts(kind, mode, linkTarget);
  }
}
