package org.sifter.reverse;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands at the start of a {@code %post} that bring it into the state in which Docker runs a
 * step, as far as they stand there.
 *
 * @param length how many lines they take, with blank lines and comments between them
 * @param hasUmask whether files are made with Docker's modes
 * @param hasOwnTmp whether the directories for temporary files are the image's own
 * @param hasOwnVariables whether programs see no variables of the engine
 */
record EnginePreamble(int length, boolean hasUmask, boolean hasOwnTmp, boolean hasOwnVariables) {
  private enum Effect {
    UMASK,
    TMP,
    VARIABLES,
    NONE
  }

  /** The shell anew, with few variables; how it is told that this has been done. */
  private static final Pattern ANEW =
      Pattern.compile(
          "\\[ \"\\$1\" = clean \\] \\|\\| \\{ set \\+x -f; (?:IFS=\\S+ '\\S+'\\) IFS=\\S+; )?exec env -i HOME=/root PATH=\"\\$PATH\" \\\\\n"
              + "(?:\\$\\{FAKEROOTKEY:\\+[A-Z_=\"${}:+ ]+\\} \\\\\n)?"
              + "\\$\\(env \\| grep -[iE] '[\\w^|\\[\\]*()-]+='\\) /bin/sh -e \"\\$0\" clean"
              + "(?:; \\}\nshift| \"\\$SINGULARITY_LABELS\"; \\}\nSINGULARITY_LABELS=\\$2; shift 2)\n");

  private static final Map<List<String>, Effect> COMMANDS =
      Map.of(
          List.of("umask 022"),
          Effect.UMASK,
          List.of("umount -n /tmp /var/tmp"),
          Effect.TMP,
          List.of(
              "while read -r _ _ _ _ dir _; do",
              "case $dir in /tmp | /var/tmp) umount -n -l \"$dir\" || {",
              "echo \"the host's $dir is in the way: build with APPTAINER_NO_MOUNT=tmp\" >&2;"
                  + " exit 1; } ;;",
              "esac",
              "done < /proc/self/mountinfo"),
          Effect.TMP,
          List.of(
              "while read -r _ _ _ _ dir _; do",
              "case $dir in /tmp | /var/tmp) umount -n \"$dir\" || {",
              "echo \"the host's $dir is in the way: build with APPTAINER_NO_MOUNT=tmp\" >&2;"
                  + " exit 1; } ;;",
              "esac",
              "done < /proc/self/mountinfo"),
          Effect.TMP,
          List.of("unset LANG LD_LIBRARY_PATH PROMPT_COMMAND PS1 TERM"),
          Effect.VARIABLES,
          List.of(
              "mount -n -t tmpfs -o mode=1777 shm /dev/shm"
                  + " || echo \"steps see the host's /dev/shm\" >&2"),
          Effect.NONE,
          List.of(". /.singularity.d/env/10-docker2singularity.sh"),
          Effect.NONE,
          List.of(": > /.singularity.d/env/10-docker2singularity.sh"),
          Effect.NONE,
          List.of("set -x"),
          Effect.NONE);

  /** The commands at the start of a script. */
  static EnginePreamble of(List<String> lines) {
    List<String> stripped = lines.stream().map(String::strip).toList();
    EnginePreamble preamble = new EnginePreamble(0, false, false, false);
    int next = 0;
    while (next < stripped.size()) {
      String line = stripped.get(next);
      if (line.isEmpty() || line.startsWith("#")) {
        next++;
        continue;
      }
      List<String> rest = stripped.subList(next, stripped.size());
      int anew = linesAnew(rest);
      if (anew > 0) {
        next += anew;
        preamble = preamble.with(Effect.VARIABLES, next);
        continue;
      }
      List<String> command =
          COMMANDS.keySet().stream()
              .filter(each -> startsWith(rest, each))
              .findFirst()
              .orElse(List.of());
      if (command.isEmpty()) {
        return preamble;
      }
      next += command.size();
      preamble = preamble.with(COMMANDS.getOrDefault(command, Effect.NONE), next);
    }
    return preamble;
  }

  /** The number of lines that start the shell anew; 0 when that is not what the lines do. */
  private static int linesAnew(List<String> lines) {
    String text = String.join("\n", lines.subList(0, Math.min(lines.size(), 5))) + "\n";
    Matcher matcher = ANEW.matcher(text);
    return matcher.lookingAt() ? (int) matcher.group().lines().count() : 0;
  }

  private static boolean startsWith(List<String> lines, List<String> command) {
    return lines.size() >= command.size() && lines.subList(0, command.size()).equals(command);
  }

  private EnginePreamble with(Effect effect, int end) {
    return new EnginePreamble(
        end,
        hasUmask || effect == Effect.UMASK,
        hasOwnTmp || effect == Effect.TMP,
        hasOwnVariables || effect == Effect.VARIABLES);
  }
}
