package org.sifter.reverse;

import java.util.Optional;

/**
 * Something that an engine brings into the root file system before {@code %post}.
 *
 * @param kind how
 * @param stage the name that the Dockerfile has for the stage it comes from, if it does
 * @param source its path as {@code %files} or {@code %setup} has it; for what only an instruction
 *     can select, as that has it
 * @param destination where it goes; empty for the same path
 * @param flags those that COPY or ADD needs to bring just this, with a blank behind each
 * @param line the line that says so
 */
record Transfer(
    Kind kind, Optional<String> stage, String source, String destination, String flags, int line) {
  /** How it is brought. */
  enum Kind {
    /** By {@code %files}: links are followed, and some mode bits are lost. */
    HOST,
    /** By {@code cp -L --preserve=} in {@code %setup}: a file, to just that path. */
    HOST_FILE,
    /** By {@code tar} in {@code %setup}. */
    ARCHIVE,
    /** By {@code cp -rP --preserve=} in {@code %setup}: what a directory holds. */
    HOST_TREE,
    /** Likewise: a file, directory or link, to just that path. */
    HOST_ENTRY,
    /** By a download in {@code %setup}: a file to just that path, or what an archive holds. */
    URL,
    /** By a clone in {@code %setup}. */
    GIT,
    /** A whole stage, whose files the image starts from. */
    BASE,
    /** A whole stage, copied in {@code %setup}. */
    ROOT,
    /** By {@code %files from}. */
    STAGE,
    /** What a pattern, or a selection by flags, finds in a stage. */
    SELECTION
  }

  /** Something that needs no flags. */
  Transfer(Kind kind, Optional<String> stage, String source, String destination, int line) {
    this(kind, stage, source, destination, "", line);
  }

  /** The same, of a stage that is known now. */
  Transfer ofStage(Optional<String> name) {
    return new Transfer(kind, name, source, destination, flags, line);
  }

  /** A directory of the repository that it brings. */
  Transfer ofSubdirectory(String directory) {
    String fragment = source.indexOf('#') < 0 ? "#:" : ":";
    return new Transfer(kind, stage, source + fragment + directory, destination, flags, line);
  }

  /** The last name of the source. */
  String name() {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  /** The source without a dot and slashes at its end: a directory whose contents are meant. */
  String directory() {
    return source.endsWith("/.") ? source.substring(0, source.length() - 2) : source;
  }

  boolean isOfContents() {
    return source.endsWith("/.");
  }
}
