package org.sifter.context;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sifter.context.LinkedTree.Resolution;

/** An image tree while an instruction works on it. */
final class ImageDraft {
  private static final ImageFile ROOT = ImageFile.directory(0755, Owner.ROOT);

  private final SortedMap<String, ImageFile> files;
  private final LinkedTree<RuntimeException> tree = path -> at(path).map(ImageFile::facts);

  ImageDraft(ImageTree before) {
    this.files = new TreeMap<>(before.files());
  }

  ImageTree finish() {
    return ImageTree.of(files);
  }

  /** What is at a path itself; links are not followed. */
  Optional<ImageFile> at(CleanPath path) {
    Optional<ImageFile> file = Optional.ofNullable(files.get(path.absolute()));
    return file.isEmpty() && path.isRoot() ? Optional.of(ROOT) : file;
  }

  Optional<ImageFile> find(CleanPath path) {
    Resolution end = tree.follow(path);
    return end.facts().isPresent() ? at(end.path()) : Optional.empty();
  }

  /** The path after following links; there need be nothing at its end. */
  CleanPath follow(CleanPath path) throws PlacementException {
    Resolution end = tree.follow(path);
    return switch (end.outcome()) {
      case FOUND, MISSING -> end.path();
      case NOT_A_DIRECTORY ->
          throw new PlacementException("lstat " + end.path() + ": not a directory");
      case TOO_MANY_LINKS -> throw new PlacementException("too many links");
    };
  }

  /** Puts a file at a path in place of what is there, if anything. */
  void put(CleanPath path, ImageFile file) {
    files.put(path.absolute(), file);
  }

  /** Removes what is at a path and below it. */
  void remove(CleanPath path) {
    String below = path.absolute() + "/";
    files.remove(path.absolute());
    files.keySet().removeIf(other -> other.startsWith(below));
  }

  /** Makes a directory and its parents where they are missing (fsutil {@code copy/mkdir.go}). */
  void makeDirectories(CleanPath path, int mode, Owner owner) throws PlacementException {
    CleanPath here = CleanPath.ROOT;
    for (String name : path.names()) {
      here = here.enter(name);
      Optional<ImageFile> existing = at(here);
      if (existing.isEmpty()) {
        put(here, ImageFile.directory(mode, owner));
      } else if (!existing.get().isDirectory()) {
        throw new PlacementException("mkdir " + here + ": not a directory");
      }
    }
  }
}
