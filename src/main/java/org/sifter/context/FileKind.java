package org.sifter.context;

/** What a file is. */
public enum FileKind {
  /** A regular file. */
  FILE,
  /** A directory. */
  DIRECTORY,
  /** A symbolic link. */
  LINK,
  /** A named pipe, socket or device. */
  SPECIAL
}
