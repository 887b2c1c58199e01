package org.sifter.reverse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sifter.context.BadIgnoreFileException;
import org.sifter.context.BuildContext;
import org.sifter.context.FileKind;
import org.sifter.context.IgnorePatterns;
import org.sifter.context.Selected;
import org.sifter.context.SelectedArchive;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.context.SourceSelector;

/**
 * The files that {@code %files} and COPY take, as far as they can be looked at. An engine follows
 * every link and knows no {@code .dockerignore}; what COPY would take is asked of the context.
 */
final class ContextFiles {
  private final Optional<BuildContext> context;

  private ContextFiles(Optional<BuildContext> context) {
    this.context = context;
  }

  /** The files below a directory; none are known when it cannot be read. */
  static ContextFiles of(Optional<Path> directory) {
    if (directory.isEmpty()) {
      return new ContextFiles(Optional.empty());
    }
    try {
      return new ContextFiles(Optional.of(open(directory.get())));
    } catch (IOException e) {
      return new ContextFiles(Optional.empty());
    }
  }

  private static BuildContext open(Path directory) throws IOException {
    try {
      return BuildContext.open(directory, Optional.empty());
    } catch (BadIgnoreFileException e) {
      // Docker tells it; that no file is there would be wrong.
      return BuildContext.of(directory, IgnorePatterns.NONE);
    }
  }

  /**
   * A file, directory or link.
   *
   * @param mode its mode, 0 to 07777; 0 for a link
   * @param origin its path in the context, or where the link leads to
   */
  record Entry(FileKind kind, int mode, String origin) {}

  /**
   * What is at a path when links are followed; empty when there is nothing, or nothing is known.
   */
  Optional<FileKind> kind(String path) {
    return file(path)
        .filter(Files::exists)
        .map(
            file ->
                Files.isDirectory(file)
                    ? FileKind.DIRECTORY
                    : Files.isRegularFile(file) ? FileKind.FILE : FileKind.SPECIAL);
  }

  /** The mode of a file when links are followed. */
  int mode(String path) {
    return file(path).map(ContextFiles::modeOf).orElse(0644);
  }

  /** What an engine copies of a directory, links followed, by the path below it. */
  Optional<Map<String, Entry>> followed(String path) {
    return asTheyAre(path)
        .filter(all -> all.values().stream().noneMatch(e -> e.kind() == FileKind.LINK));
  }

  /** What a directory holds, with links as links, by the path below it. */
  Optional<Map<String, Entry>> asTheyAre(String path) {
    Optional<Path> directory = file(path).filter(Files::isDirectory);
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Entry> entries = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.get())) {
      for (Path each : (Iterable<Path>) all.skip(1)::iterator) {
        String below = directory.get().relativize(each).toString();
        entries.put(below, entry(each, join(path, below)));
      }
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
    return Optional.of(entries);
  }

  /** What is at a path, a link as a link; empty when there is nothing, or nothing is known. */
  Optional<Entry> asItIs(String path) {
    Optional<Path> file = file(path).filter(p -> Files.exists(p, LinkOption.NOFOLLOW_LINKS));
    try {
      return file.isEmpty() ? Optional.empty() : Optional.of(entry(file.get(), path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(Path file, String origin) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return new Entry(FileKind.LINK, 0, Files.readSymbolicLink(file).toString());
    }
    FileKind kind = Files.isDirectory(file) ? FileKind.DIRECTORY : FileKind.FILE;
    return new Entry(kind, modeOf(file), origin);
  }

  /** What COPY takes of a directory, by the path below the destination. */
  Optional<Map<String, Entry>> copied(String path) {
    Optional<Selected> selected = select(path, SelectionOptions.NONE);
    if (selected.isEmpty() || !(selected.get() instanceof SelectedDirectory directory)) {
      return Optional.empty();
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (SelectedDirectory.Entry each : directory.entries()) {
      boolean isLink = each.kind() == FileKind.LINK;
      entries.put(
          each.path(),
          new Entry(
              each.kind(),
              isLink ? 0 : each.mode(),
              isLink ? each.linkTarget().orElse("") : each.contextPath()));
    }
    return Optional.of(entries);
  }

  /** Whether COPY takes the file that an engine takes: it is not left out. */
  boolean isCopied(String path) {
    return select(path, SelectionOptions.NONE).filter(s -> s instanceof SelectedFile).isPresent();
  }

  /** Whether ADD unpacks the file. */
  boolean isArchive(String path) {
    return select(path, new SelectionOptions(List.of(), false, true))
        .filter(s -> s instanceof SelectedArchive)
        .isPresent();
  }

  private Optional<Selected> select(String path, SelectionOptions options) {
    if (context.isEmpty()) {
      return Optional.empty();
    }
    try {
      String pattern = path.replaceAll("[*?\\[\\\\]", "\\\\$0");
      Selection selection =
          SourceSelector.select(context.get(), List.of(pattern.isEmpty() ? "." : pattern), options);
      return selection.problem().isPresent() || selection.selected().size() != 1
          ? Optional.empty()
          : Optional.of(selection.selected().get(0));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> file(String path) {
    return context.map(c -> c.root().resolve(path));
  }

  private static int modeOf(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:mode", new LinkOption[0]) & 07777;
    } catch (IOException | UnsupportedOperationException e) {
      return 0644;
    }
  }

  static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }
}
