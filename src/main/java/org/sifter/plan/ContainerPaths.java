package org.sifter.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside an image, which are Linux paths whatever machine we run on. */
public final class ContainerPaths {
  private static final int LONGEST = 4095;

  /** In UTF-8, of what {@link String#length} counts. */
  private static final int MOST_BYTES_OF_A_UNIT = 3;

  private ContainerPaths() {}

  /**
   * The shortest path with the same meaning by its text alone: without {@code .}, {@code ..} where
   * it can be, and needless slashes; {@code .} for an empty one. Source: {@code path.Clean} of Go.
   */
  public static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> kept = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (!name.equals("..")) {
        if (!name.isEmpty() && !name.equals(".")) {
          kept.addLast(name);
        }
      } else if (!kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!absolute) {
        kept.addLast(name);
      }
    }
    String joined = String.join("/", kept);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /**
   * A path made absolute and clean, but for a slash or {@code /.} at its end, which tell COPY that
   * it is a directory.
   *
   * <p>Source: {@code NormalizePath} in BuildKit's {@code util/system/path.go}, and what {@code
   * normalizePath} in {@code client/llb/fileop.go} makes of the result.
   */
  public static String resolve(String workingDirectory, String path) {
    String resolved = clean(absolute(workingDirectory, path));
    if (path.endsWith("/")) {
      return resolved.equals("/") ? resolved : resolved + "/";
    }
    return path.endsWith("/.") ? (resolved + "/.").replace("//", "/") : resolved;
  }

  /**
   * Where COPY and ADD put things: as {@link #resolve}, with nothing and {@code .} for the working
   * directory itself. Source: {@code pathRelativeToWorkingDir} in BuildKit's {@code convert.go}.
   */
  public static String destination(String workingDirectory, String path) {
    return resolve(workingDirectory, path.isEmpty() || path.equals(".") ? "./" : path);
  }

  /**
   * The working directory after {@code WORKDIR path}: an absolute path as written, a relative one
   * joined to the current one and cleaned, and the current one when {@code path} is empty.
   *
   * <p>Source: {@code NormalizeWorkdir} in BuildKit's {@code util/system/path.go}.
   */
  public static String normalizeWorkdir(String current, String path) {
    return absolute(current, path);
  }

  /** Whether Linux takes no path of that length: {@code PATH_MAX} in its {@code limits.h}. */
  public static boolean isTooLong(String path) {
    return path.length() * MOST_BYTES_OF_A_UNIT > LONGEST
        && path.getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  private static String absolute(String workingDirectory, String path) {
    if (path.startsWith("/")) {
      return path;
    }
    String parent =
        workingDirectory.startsWith("/") ? workingDirectory : clean("/" + workingDirectory);
    return path.isEmpty() ? parent : clean(parent + "/" + path);
  }
}
