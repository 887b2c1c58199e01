package org.sifter.analysis;

import java.util.Optional;
import org.sifter.source.Span;

/**
 * Something that a step does to a file or directory of the image.
 *
 * @param kind what it does
 * @param path the file or directory: absolute and clean, patterns as written
 * @param reach how much besides {@code path} itself it is about
 * @param detail for a change of mode or owner, and for what is made with a mode, the mode or owner
 *     as written; for a link, what it points to; empty when nothing is said
 * @param moment the instruction
 * @param invocation the command of a RUN that does it; empty for COPY, ADD and WORKDIR
 * @param span where to tell the user of it
 * @param order its place among all changes of its history, from 0
 */
public record FileChange(
    Kind kind,
    String path,
    Reach reach,
    String detail,
    Moment moment,
    Optional<Invocation> invocation,
    Span span,
    int order) {

  /** What happens to a file. */
  public enum Kind {
    /** A file, or a directory with something in it, is put there. */
    CONTENT,
    /** A directory is made that is empty at first. */
    DIRECTORY,
    /** A symbolic link is made. */
    LINK,
    /** Permissions are changed. */
    MODE,
    /** The owner is changed. */
    OWNER,
    /** It is removed, or moved away. */
    REMOVED
  }

  /** How much a change is about. */
  public enum Reach {
    /** The file or directory itself. */
    ITSELF,
    /** It and all below it. */
    TREE,
    /** Things in the directory, under names that are not known. */
    INSIDE
  }

  /** Whether it is of this kind. */
  public boolean is(Kind other) {
    return kind == other;
  }

  /** Whether something is put there that an image is expected to have afterwards. */
  public boolean makes() {
    return kind == Kind.CONTENT || kind == Kind.DIRECTORY || kind == Kind.LINK;
  }
}
