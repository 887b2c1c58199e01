package org.sifter.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.SelectedDirectory.Entry;

/** Lists what is copied of one directory (fsutil {@code copy/copy.go}, {@code copier.copy}). */
final class DirectoryWalk {
  private final List<Entry> entries = new ArrayList<>();
  private boolean whole = true;

  private DirectoryWalk() {}

  /**
   * Walks down a directory.
   *
   * @param source the source as written
   * @param excludes what is left out, relative to the directory
   * @param includes when present, what alone is taken, relative to the directory
   */
  static SelectedDirectory walk(
      String source,
      ContextNode directory,
      IgnorePatterns excludes,
      Optional<IgnorePatterns> includes)
      throws IOException {
    DirectoryWalk walk = new DirectoryWalk();
    walk.enter(directory, "", new Rules(excludes.root(), includes.map(IgnorePatterns::root)));
    return new SelectedDirectory(
        source, directory.path(), directory.facts().mode(), walk.entries, walk.whole);
  }

  /** How the two lists of patterns judge one file; the included ones are those that match. */
  private record Rules(
      IgnorePatterns.Standing excludes, Optional<IgnorePatterns.Standing> includes) {
    Rules enter(String path) {
      return new Rules(excludes.enter(path), includes.map(i -> i.enter(path)));
    }

    boolean select() {
      return !excludes.excluded() && includes.map(IgnorePatterns.Standing::excluded).orElse(true);
    }

    boolean maySelectBelow() {
      return (!excludes.excluded() || excludes.mayDifferBelow())
          && includes.map(i -> i.excluded() || i.mayDifferBelow()).orElse(true);
    }
  }

  private void enter(ContextNode directory, String path, Rules rules) throws IOException {
    String start = path.isEmpty() ? "" : path + "/";
    for (ContextNode child : directory.children()) {
      String childPath = start + child.name();
      if (!child.isVisible()) {
        whole = false;
      } else {
        visit(child, childPath, rules.enter(childPath));
      }
    }
  }

  private void visit(ContextNode node, String path, Rules rules) throws IOException {
    if (rules.select()) {
      entries.add(entry(node, path, /* implied= */ false));
      if (node.isDirectory()) {
        enter(node, path, rules);
      }
    } else if (rules.maySelectBelow() && node.isDirectory()) {
      visitUnselected(node, path, rules);
    } else {
      whole = false;
    }
  }

  /** A directory that is not selected is still created when something in it is. */
  private void visitUnselected(ContextNode directory, String path, Rules rules) throws IOException {
    int mark = entries.size();
    entries.add(entry(directory, path, /* implied= */ true));
    enter(directory, path, rules);
    if (entries.size() == mark + 1) {
      entries.remove(mark);
      whole = false;
    }
  }

  private static Entry entry(ContextNode node, String path, boolean implied) throws IOException {
    FileFacts facts = node.facts();
    return new Entry(path, node.path(), facts.kind(), facts.mode(), facts.linkTarget(), implied);
  }
}
