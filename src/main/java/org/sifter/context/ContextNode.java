package org.sifter.context;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A file or directory of a build context, left out or not. It looks at the file system when it is
 * first asked, and once: a directory is never read again.
 */
final class ContextNode implements Comparable<ContextNode> {
  private final Path file;
  private final String name;
  private final String path;
  private final IgnorePatterns.Standing standing;
  private Optional<FileFacts> facts = Optional.empty();
  private Optional<List<ContextNode>> children = Optional.empty();
  private Optional<Boolean> visible = Optional.empty();

  private ContextNode(Path file, String name, String path, IgnorePatterns.Standing standing) {
    this.file = file;
    this.name = name;
    this.path = path;
    this.standing = standing;
  }

  static ContextNode root(Path directory, IgnorePatterns patterns) {
    return new ContextNode(directory, "", "", patterns.root());
  }

  /** The last name of its path. */
  String name() {
    return name;
  }

  /** Its path from the root of the context; empty for the root. */
  String path() {
    return path;
  }

  /** Where it is in the file system. */
  Path file() {
    return file;
  }

  FileFacts facts() throws IOException {
    if (facts.isEmpty()) {
      facts = Optional.of(FileFacts.read(file));
    }
    return facts.get();
  }

  boolean isDirectory() throws IOException {
    return facts().kind() == FileKind.DIRECTORY;
  }

  /** Whether a build sees it: it is not left out, or it is a directory with something taken in. */
  boolean isVisible() throws IOException {
    if (visible.isEmpty()) {
      visible = Optional.of(!standing.excluded() || holdsVisible());
    }
    return visible.get();
  }

  private boolean holdsVisible() throws IOException {
    if (!standing.mayDifferBelow() || !isDirectory()) {
      return false;
    }
    for (ContextNode child : children()) {
      if (child.isVisible()) {
        return true;
      }
    }
    return false;
  }

  /** What the directory holds, left out or not, sorted by name. */
  List<ContextNode> children() throws IOException {
    if (children.isEmpty()) {
      children = Optional.of(list());
    }
    return children.get();
  }

  private List<ContextNode> list() throws IOException {
    List<ContextNode> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(file)) {
      for (Path entry : stream) {
        String entryName = entry.getFileName().toString();
        String entryPath = path.isEmpty() ? entryName : path + "/" + entryName;
        found.add(new ContextNode(entry, entryName, entryPath, standing.enter(entryPath)));
      }
    } catch (AccessDeniedException e) {
      // BuildKit minds only when the directory is wanted (fsutil filter.go).
      if (!standing.excluded()) {
        throw e;
      }
    }
    Collections.sort(found);
    return List.copyOf(found);
  }

  /** What the directory holds under the given name, left out or not. */
  Optional<ContextNode> child(String wanted) throws IOException {
    List<ContextNode> all = children();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (NameOrder.INSTANCE.compare(all.get(middle).name, wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < all.size() && all.get(low).name.equals(wanted)
        ? Optional.of(all.get(low))
        : Optional.empty();
  }

  @Override
  public int compareTo(ContextNode other) {
    return NameOrder.INSTANCE.compare(name, other.name);
  }
}
