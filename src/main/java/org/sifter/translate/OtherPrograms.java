package org.sifter.translate;

import java.util.List;
import java.util.regex.Pattern;
import org.sifter.plan.Process;

/**
 * Tells which steps may bring a program that the image's PATH finds instead of the {@code mv} or
 * {@code chown} that copies go by. After those, copies have a PATH of their own.
 */
final class OtherPrograms {
  /** What copies, mounts and their functions call. */
  private static final String NAMES =
      "(cat|chmod|chown|cp|dirname|find|ln|mkdir|mount|mv|readlink|rm|rmdir|stat|umount)";

  private static final Pattern NAME = Pattern.compile(NAMES);

  /**
   * A path of such a program, but for the usual ones. The slash comes first, as it is looked for at
   * every character.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "/(?<=[\\w.}~]/)(?<!(?<![\\w.}~/-])(?:/usr)?/s?bin/)" + NAMES + "(?![\\w./-])");

  /** Turns to the usual programs. */
  static final String LEAVE = "sifter_image_path=$PATH; PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH";

  /** Turns back to the image's. */
  static final String RETURN = "PATH=$sifter_image_path";

  private OtherPrograms() {}

  /** Whether a process may install one. */
  static boolean mayInstall(Process process) {
    return PATH.matcher(ProcessText.of(process)).find();
  }

  /**
   * Whether a copy may bring one.
   *
   * @param names the paths of what is copied
   */
  static boolean mayArrive(String destination, List<String> names) {
    return isOne(destination) || names.stream().anyMatch(OtherPrograms::isOne);
  }

  private static boolean isOne(String path) {
    return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }
}
