package org.sifter.plan;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A mount of {@code RUN --mount}.
 *
 * @param type what kind it is
 * @param target where it is mounted: absolute, but for a secret's, which is kept as written; empty
 *     for a secret that is given as a variable only
 * @param source the path inside the origin, absolute and cleaned
 * @param origin where the files come from
 * @param readOnly whether it cannot be written to
 * @param id the id of a cache, secret or agent
 * @param sharing {@code shared}, {@code private} or {@code locked}, for a cache
 * @param mode the file mode, when given
 * @param uid the owner, when given
 * @param gid the group, when given
 * @param required whether a missing secret or agent is an error
 * @param variable the variable that a secret is given in
 * @param size the size of a tmpfs in bytes, when given
 */
public record Mount(
    Type type,
    String target,
    String source,
    Origin origin,
    boolean readOnly,
    String id,
    String sharing,
    OptionalInt mode,
    OptionalInt uid,
    OptionalInt gid,
    boolean required,
    Optional<String> variable,
    OptionalLong size) {

  /** The kinds of mounts. */
  public enum Type {
    /** Files of the build context, a stage or an image. */
    BIND,
    /** A directory that is kept from build to build. */
    CACHE,
    /** A directory in memory. */
    TMPFS,
    /** A file or variable that must not stay in the image. */
    SECRET,
    /** The socket of an ssh agent. */
    SSH
  }
}
