package org.sifter.definition;

import java.util.regex.Pattern;

/**
 * One line of {@code %files}.
 *
 * @param source what to copy, as the engine reads it: a pattern, in which {@code * ? [ \} are
 *     special for all engines, and more for those that expand it as a shell would
 * @param destination where to put it, taken literally; empty for the same path as the source
 */
public record FileTransfer(String source, String destination) {
  private static final Pattern BRACKETED = Pattern.compile("[*?\\[]");
  private static final Pattern SAYABLE = Pattern.compile("[*?\\[\\]]");

  /**
   * Copies a file or directory whose name is taken literally. Characters of patterns in it are put
   * in brackets: Apptainer 1.4.5 drops a backslash before them and then matches nevertheless.
   *
   * @throws IllegalArgumentException if {@code path} has other characters than these for which
   *     {@link #canName} is false
   */
  public static FileTransfer ofPath(String path, String destination) {
    if (!canName(SAYABLE.matcher(path).replaceAll("x"))) {
      throw new IllegalArgumentException("%files cannot name the path " + path);
    }
    return new FileTransfer(BRACKETED.matcher(path).replaceAll("[$0]"), destination);
  }

  /**
   * Whether a path can be written in {@code %files} so that every engine takes it literally.
   * Apptainer up to 1.5 puts a source into a shell loop ({@code files.go}), SingularityCE gives it
   * to {@code filepath.Glob} ({@code copy.go}), and all split the line at quotes and blanks, so a
   * path with characters that mean something to one of them is best put into the image another way.
   */
  public static boolean canName(String path) {
    return FileWords.canName(path);
  }
}
