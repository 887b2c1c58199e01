package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
  /** What only a shell can tell the meaning of. */
  private static final Pattern UNKNOWN = Pattern.compile("[$`~{(\"'\\\\]|\\.\\.");

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

  /** Sorted, so that what lies in a directory is found behind it. */
  private final TreeSet<String> present = new TreeSet<>();

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
    String within = present.ceiling(path + "/");
    return present.contains(path) || (within != null && within.startsWith(path + "/"));
  }

  /** Takes note that a process has run in a directory, which may have removed some. */
  void run(Process process, String directory) {
    if (!present.isEmpty()) {
      remove(ProcessText.of(process), ContainerPaths.clean(directory));
    }
  }

  /** Forgets what commands that remove or move name, or all where something else removes. */
  private void remove(String text, String directory) {
    List<String> words = new ArrayList<>();
    boolean leaves = false;
    int behind = 0;
    WordScan scan = new WordScan(text);
    while (scan.next()) {
      switch (scan.word()) {
        case "cd", "pushd", "chdir" -> leaves = true;
        case "rmtree", "removedirs", "rename", "userdel", "deluser" -> {
          present.clear();
          return;
        }
        case "delete" -> {
          if (scan.isBehind("-")) {
            present.clear();
            return;
          }
        }
        case "rm", "rmdir", "mv", "unlink" -> {
          if (scan.end() > behind) {
            behind = endOfCommand(text, scan.end());
            words.add(text.substring(scan.end(), behind));
          }
        }
        default -> {}
      }
    }
    String start = leaves ? "" : directory;
    present.removeIf(path -> words.stream().anyMatch(each -> mayName(each, start, path)));
  }

  /** The offset of what ends the command that goes on at {@code from}. */
  private static int endOfCommand(String text, int from) {
    int end = from;
    while (end < text.length() && ";&|\n)".indexOf(text.charAt(end)) < 0) {
      end += text.startsWith("\\\n", end) ? 2 : 1;
    }
    return Math.min(end, text.length());
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
