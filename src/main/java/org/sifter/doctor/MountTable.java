package org.sifter.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sifter.engine.Machine;

/**
 * The file systems that are mounted.
 *
 * @param mounts in the order in which they were mounted
 */
record MountTable(List<Mount> mounts) {
  private static final String FILE = "proc/self/mountinfo";

  /** Blanks and backslashes are written so. */
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  /**
   * A file system at its place.
   *
   * @param point the directory where it begins
   * @param type its type, such as {@code ext4}
   * @param options how it is mounted
   */
  record Mount(Path point, String type, Set<String> options) {}

  /** Reads it; without {@code /proc}, nothing is known. */
  static MountTable of(Machine machine) {
    List<Mount> mounts = new ArrayList<>();
    machine
        .read(FILE)
        .orElse("")
        .lines()
        .forEach(line -> read(line, machine.root()).ifPresent(mounts::add));
    return new MountTable(mounts);
  }

  /**
   * A line has a mount's numbers, root, point and options, some optional fields, a dash, its type,
   * source, and the options of the file system; proc_pid_mountinfo(5).
   */
  private static Optional<Mount> read(String line, Path root) {
    String[] parts = line.split(" - ", 2);
    String[] place = parts[0].split(" ", -1);
    if (parts.length < 2 || place.length < 6) {
      return Optional.empty();
    }
    String[] system = parts[1].split(" ", -1);
    Set<String> options = new TreeSet<>(List.of(place[5].split(",", -1)));
    if (system.length > 2) {
      options.addAll(List.of(system[2].split(",", -1)));
    }
    return Optional.of(new Mount(root.resolve(unescape(place[4])), system[0], options));
  }

  private static String unescape(String text) {
    return OCTAL
        .matcher(text)
        .replaceAll(
            octal -> {
              char character = (char) Integer.parseInt(octal.group(1), 8);
              return character == '\\' || character == '$'
                  ? "\\" + character
                  : String.valueOf(character);
            });
  }

  /**
   * What a path is on: the deepest mount, and of several at the same place the last.
   *
   * @param path an absolute path without symbolic links
   */
  Optional<Mount> of(Path path) {
    Optional<Mount> found = Optional.empty();
    for (Mount mount : mounts) {
      boolean isDeeper =
          found.isEmpty() || mount.point().getNameCount() >= found.get().point().getNameCount();
      if (path.startsWith(mount.point()) && isDeeper) {
        found = Optional.of(mount);
      }
    }
    return found;
  }
}
