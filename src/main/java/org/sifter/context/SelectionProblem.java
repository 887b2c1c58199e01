package org.sifter.context;

import java.util.Optional;

/**
 * Why a source of COPY or ADD cannot be copied.
 *
 * @param reason what kind of problem it is
 * @param source the source or the pattern of {@code --exclude} as written
 * @param path where it was looked for: the path from the root of the context after following links,
 *     with {@code /} at the start
 * @param linked whether the source led there through a link
 * @param detail more about a bad pattern; empty otherwise
 * @param suggestion a path that exists and is spelt like {@code path}, without {@code /} at the
 *     start
 */
public record SelectionProblem(
    Reason reason,
    String source,
    String path,
    boolean linked,
    String detail,
    Optional<String> suggestion) {

  /** The kinds of problem. */
  public enum Reason {
    /** There is no such file. */
    MISSING,
    /** There is such a file, but {@code .dockerignore} leaves it out. */
    IGNORED,
    /**
     * The file is there, but {@code --parents} takes nothing: it follows no links, or {@code
     * --exclude} left all out.
     */
    NOTHING_LEFT,
    /** The path goes through a file as if it were a directory. */
    NOT_A_DIRECTORY,
    /** Following links does not come to an end. */
    LINK_LOOP,
    /** A pattern cannot be read. */
    BAD_PATTERN
  }
}
