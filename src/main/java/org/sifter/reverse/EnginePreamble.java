package org.sifter.reverse;

import java.util.List;
import java.util.Map;

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

  private static final String ANEW =
      "[ \"$1\" = clean ] || { set +x -f; exec env -i HOME=/root PATH=\"$PATH\" \\";
  private static final String WITH_PROXIES =
      "$(env | grep -i '^[a-z]*_proxy=') /bin/sh -e \"$0\" clean";

  private static final Map<List<String>, Effect> COMMANDS =
      Map.of(
          List.of("umask 022"),
          Effect.UMASK,
          List.of("umount -n /tmp /var/tmp"),
          Effect.TMP,
          List.of(
              "while read -r _ _ _ _ dir _; do",
              "case $dir in /tmp | /var/tmp) umount -n \"$dir\" || {",
              "echo \"the host's $dir is in the way: build with APPTAINER_NO_MOUNT=tmp\" >&2;"
                  + " exit 1; } ;;",
              "esac",
              "done < /proc/self/mountinfo"),
          Effect.TMP,
          List.of(ANEW, WITH_PROXIES + "; }", "shift"),
          Effect.VARIABLES,
          List.of(
              ANEW, WITH_PROXIES + " \"$SINGULARITY_LABELS\"; }", "SINGULARITY_LABELS=$2; shift 2"),
          Effect.VARIABLES,
          List.of("unset LANG LD_LIBRARY_PATH PROMPT_COMMAND PS1 TERM"),
          Effect.VARIABLES,
          List.of(
              "mount -n -t tmpfs -o mode=1777 shm /dev/shm"
                  + " || echo \"steps see the host's /dev/shm\" >&2"),
          Effect.NONE,
          List.of(". /.singularity.d/env/10-docker2singularity.sh"),
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
