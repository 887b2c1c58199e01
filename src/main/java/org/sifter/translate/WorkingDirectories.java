package org.sifter.translate;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Process;

/**
 * The working directories that are surely there. Docker makes the one of a step before the step if
 * it is not there (BuildKit, {@code executor/runcexecutor}), be it that the base image has never
 * had it, or that an earlier step has removed it.
 */
final class WorkingDirectories {
  /** A command that removes or moves what its words name. */
  private static final Pattern REMOVING =
      Pattern.compile("\\b(?:rm|rmdir|mv|unlink)\\b((?:\\\\\\n|[^;&|\\n)])*)");

  /** What removes without naming it there. */
  private static final Pattern REMOVING_OTHERWISE =
      Pattern.compile("\\b(?:rmtree|removedirs|rename|userdel|deluser)\\b|-delete\\b");

  /** What may take a command elsewhere, so that nothing is known of relative paths. */
  private static final Pattern LEAVING = Pattern.compile("\\b(?:cd|pushd|chdir)\\b");

  /** What only a shell can tell the meaning of. */
  private static final Pattern UNKNOWN = Pattern.compile("[$`~{(\"'\\\\]|\\.\\.");

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

  private final Set<String> present = new HashSet<>();

  /** Takes note of those of the stage that this one starts from. */
  void startFrom(WorkingDirectories earlier) {
    present.addAll(earlier.present);
  }

  /** Takes note that a directory is there; its path is absolute and clean. */
  void add(String path) {
    present.add(path);
  }

  /** Whether a directory is surely there. */
  boolean has(String path) {
    return present.stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "/"));
  }

  /** Takes note that a process has run in a directory, which may have removed some. */
  void run(Process process, String directory) {
    String text = ProcessText.of(process);
    present.removeIf(path -> mayRemove(text, ContainerPaths.clean(directory), path));
  }

  private static boolean mayRemove(String text, String directory, String path) {
    if (REMOVING_OTHERWISE.matcher(text).find()) {
      return true;
    }
    boolean leaves = LEAVING.matcher(text).find();
    Matcher command = REMOVING.matcher(text);
    while (command.find()) {
      if (mayName(command.group(1), leaves ? "" : directory, path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a command's words may name a path or what it lies in.
   *
   * @param directory what relative words start from; empty when that is not known
   */
  private static boolean mayName(String words, String directory, String path) {
    boolean hasNames = false;
    for (String word : words.strip().split("\\s+", -1)) {
      if (word.isEmpty() || word.startsWith("-")) {
        continue;
      }
      hasNames = true;
      boolean isRelative = !word.startsWith("/");
      if (UNKNOWN.matcher(word).find() || (isRelative && directory.isEmpty())) {
        return true;
      }
      if (isAbove(isRelative ? directory + "/" + word : word, path)) {
        return true;
      }
    }
    return !hasNames; // they come from elsewhere, as with xargs
  }

  private static boolean isAbove(String pattern, String path) {
    Matcher wildcard = WILDCARD.matcher(pattern);
    if (wildcard.find()) {
      return path.startsWith(pattern.substring(0, wildcard.start()).replaceAll("/+", "/"));
    }
    String top = ContainerPaths.clean(pattern);
    return top.equals("/") || path.equals(top) || path.startsWith(top + "/");
  }
}
