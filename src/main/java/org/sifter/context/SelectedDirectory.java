package org.sifter.context;

import java.util.List;
import java.util.Optional;

/**
 * A directory whose contents are copied; the directory itself, its name and its mode are not. Where
 * it is mounted, its mode is seen.
 *
 * @param source the source as written in the instruction
 * @param contextPath its path in the context after following links, relative and with {@code /};
 *     empty for the context itself
 * @param mode its own mode, 0 to 07777, which the destination of a copy does not get
 * @param entries what is copied, a directory before what it holds and sorted by name within it
 * @param whole whether the entries are all that there is below it: nothing was left out by {@code
 *     .dockerignore}, {@code --exclude} or {@code --parents}
 */
public record SelectedDirectory(
    String source, String contextPath, int mode, List<Entry> entries, boolean whole)
    implements Selected {

  public SelectedDirectory {
    entries = List.copyOf(entries);
  }

  /**
   * A file, directory or link below the directory.
   *
   * @param path its path below the destination, with {@code /}
   * @param contextPath its path in the context, relative and with {@code /}
   * @param kind what it is
   * @param mode its mode, 0 to 07777
   * @param linkTarget where it points to, when it is a link; links are copied as links
   * @param implied whether it is a directory that was not itself selected, but something in it was:
   *     it is created like the others, but an existing one keeps its owner
   */
  public record Entry(
      String path,
      String contextPath,
      FileKind kind,
      int mode,
      Optional<String> linkTarget,
      boolean implied) {}
}
