package org.sifter.reverse;

import java.util.Optional;

/**
 * Something that an engine brings into the root file system before {@code %post}.
 *
 * @param kind how
 * @param stage the name that the Dockerfile has for the stage it comes from, if it does
 * @param source its path as {@code %files} or {@code %setup} has it
 * @param destination where it goes; empty for the same path
 * @param line the line that says so
 */
record Transfer(Kind kind, Optional<String> stage, String source, String destination, int line) {
  /** How it is brought. */
  enum Kind {
    /** By {@code %files}: links are followed, and some mode bits are lost. */
    HOST,
    /** By {@code cp -L --preserve=mode} in {@code %setup}: a file, to just that path. */
    HOST_FILE,
    /** By {@code tar} in {@code %setup}. */
    ARCHIVE,
    /** By a download in {@code %setup}, to just that path; the source has a checksum behind it. */
    URL,
    /** A whole stage, whose files the image starts from. */
    BASE,
    /** A whole stage, copied in {@code %setup}. */
    ROOT,
    /** By {@code %files from}. */
    STAGE
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
