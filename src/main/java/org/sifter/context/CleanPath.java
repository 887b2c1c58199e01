package org.sifter.context;

import java.util.ArrayList;
import java.util.List;

/**
 * A path from a root, without {@code .}, {@code ..} or empty names; {@code ..} stops at the root.
 *
 * @param names the names from the root down; none for the root itself
 */
public record CleanPath(List<String> names) {
  static final CleanPath ROOT = new CleanPath(List.of());

  public CleanPath {
    names = List.copyOf(names);
  }

  /** Reads a path with {@code /}; a relative one is taken from the root. */
  static CleanPath of(String path) {
    CleanPath clean = ROOT;
    for (String name : path.split("/", -1)) {
      clean = clean.enter(name);
    }
    return clean;
  }

  /** The path after one more name; {@code ..} goes up, {@code .} and the empty name stay. */
  CleanPath enter(String name) {
    if (name.isEmpty() || name.equals(".")) {
      return this;
    }
    if (name.equals("..")) {
      return parent();
    }
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new CleanPath(longer);
  }

  /** The directory that holds it; the root is its own. */
  CleanPath parent() {
    return isRoot() ? this : new CleanPath(names.subList(0, names.size() - 1));
  }

  boolean isRoot() {
    return names.isEmpty();
  }

  /** The last name; {@code /} for the root. */
  String name() {
    return isRoot() ? "/" : names.get(names.size() - 1);
  }

  /** The path without a slash at the start; empty for the root. */
  String relative() {
    return String.join("/", names);
  }

  /** The path with a slash at the start. */
  public String absolute() {
    return "/" + relative();
  }

  @Override
  public String toString() {
    return absolute();
  }
}
