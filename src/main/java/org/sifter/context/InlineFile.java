package org.sifter.context;

/**
 * A file whose content stands in the Dockerfile: a heredoc of COPY or ADD.
 *
 * @param name the word of the heredoc
 */
public record InlineFile(String name) implements Selected {
  /** The mode that it has without {@code --chmod} (BuildKit {@code convert_copy.go}). */
  public static final int MODE = 0644;
}
