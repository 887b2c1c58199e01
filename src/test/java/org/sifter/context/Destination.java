package org.sifter.context;

/**
 * Where COPY or ADD puts files.
 *
 * @param path the absolute path, clean, links not followed
 * @param directory whether it is written as a directory: it ends with {@code /} or {@code /.}
 */
public record Destination(String path, boolean directory) {

  /**
   * Reads the last word of an instruction (BuildKit {@code convert.go}, {@code
   * pathRelativeToWorkingDir}).
   *
   * @param workingDirectory the absolute path of WORKDIR
   * @param written the word, with variables replaced; empty or {@code .} for the working directory
   */
  public static Destination of(String workingDirectory, String written) {
    boolean directory =
        written.isEmpty() || written.equals(".") || written.endsWith("/") || written.endsWith("/.");
    String start = written.startsWith("/") ? "" : workingDirectory + "/";
    return new Destination(CleanPath.of(start + written).absolute(), directory);
  }
}
