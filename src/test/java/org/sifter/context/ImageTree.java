package org.sifter.context;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an image as far as they are known; the root is always there. A value: nothing
 * changes it.
 */
public final class ImageTree {
  /** The tree of {@code FROM scratch}. */
  public static final ImageTree EMPTY = of(Map.of());

  private final SortedMap<String, ImageFile> files;

  private ImageTree(SortedMap<String, ImageFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * A tree of the given files.
   *
   * @param files the files by their absolute paths, links not followed; directories that are not
   *     among them do not exist
   */
  public static ImageTree of(Map<String, ImageFile> files) {
    SortedMap<String, ImageFile> sorted = new TreeMap<>(NameOrder.INSTANCE);
    files.forEach((path, file) -> sorted.put(CleanPath.of(path).absolute(), file));
    return new ImageTree(sorted);
  }

  /** The files by their absolute paths, sorted. */
  public SortedMap<String, ImageFile> files() {
    return files;
  }

  /** What is at an absolute path after following links; they cannot lead out of the image. */
  public Optional<ImageFile> find(String path) {
    return new ImageDraft(this).find(CleanPath.of(path));
  }
}
