package org.sifter.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;

/**
 * What the instructions of a stage, or of the stages that an image is made of, do to files, in
 * order. Only what can be seen is in it: what a build system or an installer writes is not.
 */
public final class FileHistory {
  private final List<FileChange> changes;
  private final LastChanges removals = new LastChanges();
  private final LastChanges emptied = new LastChanges();
  private final Map<String, List<FileChange>> modes = new HashMap<>();

  private FileHistory(List<FileChange> changes) {
    this.changes = List.copyOf(changes);
    Set<String> files = new HashSet<>();
    for (FileChange change : changes) {
      if (change.is(Kind.REMOVED)) {
        removals.add(change);
        if (change.reach() == Reach.TREE && !files.contains(change.path())) {
          addToDirectories(change);
        }
      } else if (change.is(Kind.MODE)) {
        String at = PathGlob.fixedPart(change.path());
        modes.computeIfAbsent(at, unused -> new ArrayList<>()).add(change);
      } else if (change.reach() == Reach.ITSELF) {
        files.add(change.path());
      }
    }
  }

  private void addToDirectories(FileChange removal) {
    String fixed = PathGlob.fixedPart(removal.path());
    String at = fixed.equals(removal.path()) ? parent(fixed) : fixed;
    emptied.put(at, removal.order());
    while (!at.equals("/")) {
      at = parent(at);
      emptied.put(at, removal.order());
    }
  }

  /**
   * Reads a history.
   *
   * @param moments the instructions, in order
   * @param invocations the commands of their steps, in order
   */
  public static FileHistory of(List<Moment> moments, List<Invocation> invocations) {
    return new FileHistory(FileChangeReader.read(moments, invocations));
  }

  /** All changes, in order. */
  public List<FileChange> changes() {
    return changes;
  }

  /** The changes that put something there that is not removed later, as far as can be seen. */
  public List<FileChange> kept() {
    return changes.stream().filter(change -> change.makes() && isKept(change)).toList();
  }

  /** Whether what a change is about is still there at the end, as far as can be seen. */
  public boolean isKept(FileChange change) {
    if (removals.covers(change.path(), change.order())) {
      return false;
    }
    // Of things under unknown names, any that goes later may be the one.
    return change.reach() != Reach.INSIDE
        || emptied.last(change.path()).filter(order -> order > change.order()).isEmpty();
  }

  /** Whether a later change of its mode lets all users read what a change is about. */
  public boolean isOpenedLater(FileChange change) {
    return isChangedLater(change, Permissions::opens);
  }

  /** Whether its mode is changed later, in a way that {@code wanted} tells by the mode's text. */
  public boolean isChangedLater(FileChange change, Predicate<String> wanted) {
    for (String at = PathGlob.fixedPart(change.path()); ; at = parent(at)) {
      for (FileChange mode : modes.getOrDefault(at, List.of())) {
        if (mode.order() > change.order()
            && covers(mode, change.path())
            && wanted.test(mode.detail())) {
          return true;
        }
      }
      if (at.equals("/")) {
        return false;
      }
    }
  }

  private static boolean covers(FileChange mode, String path) {
    return mode.path().equals(path)
        || (PathGlob.isPattern(mode.path()) && PathGlob.matchesOrHolds(mode.path(), path))
        || (mode.reach() == Reach.TREE && Paths.isWithin(path, mode.path()));
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** For each path the last change that was made to it, found without going through all. */
  private static final class LastChanges {
    private final Map<String, Integer> plain = new HashMap<>();
    private final Map<String, Map<String, Integer>> patterns = new HashMap<>();

    void add(FileChange change) {
      String path = change.path();
      if (!PathGlob.isPattern(path)) {
        put(path, change.order());
        return;
      }
      String fixed = PathGlob.fixedPart(path);
      patterns.computeIfAbsent(fixed, k -> new LinkedHashMap<>()).put(path, change.order());
      if (path.equals(fixed + "/*")) {
        put(fixed, change.order());
      }
    }

    void put(String path, int order) {
      plain.merge(path, order, Math::max);
    }

    Optional<Integer> last(String path) {
      return Optional.ofNullable(plain.get(path));
    }

    /** Whether the path, or a directory that it is in, is changed behind {@code order}. */
    boolean covers(String path, int order) {
      for (String at = path; ; at = parent(at)) {
        if (last(at).filter(later -> later > order).isPresent()) {
          return true;
        }
        for (Map.Entry<String, Integer> entry : patterns.getOrDefault(at, Map.of()).entrySet()) {
          if (entry.getValue() > order && PathGlob.matchesOrHolds(entry.getKey(), path)) {
            return true;
          }
        }
        if (at.equals("/")) {
          return false;
        }
      }
    }
  }
}
