package org.sifter.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what matches a pattern below a directory: in sorted order, with names that begin with a
 * dot, not through links, and not below what matched (fsutil {@code copy/copy.go}, {@code
 * resolveWildcards}).
 */
final class WildcardSearch {
  private final PathPattern pattern;
  private final int depth;
  private final List<CleanPath> found = new ArrayList<>();

  private WildcardSearch(PathPattern pattern) {
    this.pattern = pattern;
    this.depth = pattern.mostSlashes();
  }

  static List<CleanPath> find(ContextNode directory, PathPattern pattern) throws IOException {
    WildcardSearch search = new WildcardSearch(pattern);
    search.enter(directory, "", 0);
    return search.found;
  }

  private void enter(ContextNode directory, String start, int slashes) throws IOException {
    for (ContextNode child : directory.children()) {
      String path = start + child.name();
      if (!child.isVisible()) {
        continue;
      }
      if (pattern.matches(path)) {
        found.add(CleanPath.of(child.path()));
      } else if (slashes < depth && child.isDirectory()) {
        enter(child, path + "/", slashes + 1);
      }
    }
  }
}
