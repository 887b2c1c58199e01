package org.sifter.analysis;

import java.util.List;

/** Which directories of an image mean something to an engine. */
public final class Paths {
  private static final List<String> HIDDEN_AT_BUILD = List.of("/tmp", "/var/tmp", "/dev/shm");
  private static final List<String> HIDDEN_AT_RUN =
      List.of("/tmp", "/var/tmp", "/dev", "/proc", "/sys");
  private static final List<String> OF_THE_HOST =
      List.of("/etc/hosts", "/etc/resolv.conf", "/etc/localtime");
  private static final String ROOT_HOME = "/root";
  private static final String HOMES = "/home";

  private Paths() {}

  /** Whether {@code path} is {@code directory} or in it, by their components. */
  public static boolean isWithin(String path, String directory) {
    String prefix = directory.endsWith("/") ? directory : directory + "/";
    return path.equals(directory) || path.startsWith(prefix);
  }

  /** Whether {@code path} is in one of {@code directories}, or is one. */
  public static boolean isWithinAny(String path, List<String> directories) {
    return directories.stream().anyMatch(directory -> isWithin(path, directory));
  }

  /** Whether the host's files stand in its place while {@code %post} runs. */
  public static boolean isHiddenAtBuild(String path) {
    return isWithinAny(path, HIDDEN_AT_BUILD);
  }

  /** Whether the host's files stand in its place when the image runs. */
  public static boolean isHiddenAtRun(String path) {
    return isWithinAny(path, HIDDEN_AT_RUN);
  }

  /** Whether an engine replaces the file by the host's. */
  public static boolean isOfTheHost(String path) {
    return OF_THE_HOST.contains(path);
  }

  /** Whether it is root's home directory, or in it. */
  public static boolean isRootHome(String path) {
    return isWithin(path, ROOT_HOME);
  }

  /** Whether it is a user's home directory below {@code /home}, or in one. */
  public static boolean isUserHome(String path) {
    return isWithin(path, HOMES) && !path.equals(HOMES);
  }

  /** The last component. */
  public static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
