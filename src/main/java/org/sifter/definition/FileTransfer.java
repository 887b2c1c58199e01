package org.sifter.definition;

/**
 * One line of {@code %files}.
 *
 * @param source what to copy, as the engine reads it: a pattern, in which {@code * ? [ \} are
 *     special for all engines, and more for those that expand it as a shell would
 * @param destination where to put it, taken literally; empty for the same path as the source
 */
public record FileTransfer(String source, String destination) {

  /**
   * Copies a file or directory whose name is taken literally.
   *
   * @throws IllegalArgumentException if there is no way to say {@code path} to all engines, not
   *     even with backslashes before the characters of patterns
   */
  public static FileTransfer ofPath(String path, String destination) {
    if (!FileWords.canName(path.replaceAll("[*?\\[\\]\\\\]", ""))) {
      throw new IllegalArgumentException("%files cannot name the path " + path);
    }
    return new FileTransfer(path.replaceAll("[*?\\[\\\\]", "\\\\$0"), destination);
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
