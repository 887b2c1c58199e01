package org.sifter.translate;

/**
 * Parts the build from the machine that it runs on. An engine shows {@code %post} the host's {@code
 * /tmp}, {@code /var/tmp} and {@code /dev/shm}, where a step might delete the user's own files, and
 * passes on variables of the user ({@code APPTAINERENV_X}) and of its own; in Docker a step sees
 * nothing of these.
 */
final class Isolation {
  /** The image's own directories come to light again; where that cannot be, the build ends. */
  private static final String OWN_TEMPORARY_DIRECTORIES =
      """
      while read -r _ _ _ _ dir _; do
          case $dir in /tmp | /var/tmp) umount -n -l "$dir" || {
              echo "the host's $dir is in the way: build with APPTAINER_NO_MOUNT=tmp" >&2; exit 1; } ;;
          esac
      done < /proc/self/mountinfo
      """;

  /**
   * A shell anew, with nothing but PATH and, as a cluster may reach the network by them only, the
   * proxies; where the engine runs {@code %post} under the command fakeroot, also what that needs.
   * Its first argument tells that it has been done.
   */
  private static final String OWN_VARIABLES =
      """
      [ "$1" = clean ] || { set +x -f; IFS=$(printf '\\n.') IFS=${IFS%%.}; exec env -i HOME=/root PATH="$PATH" \\
          ${FAKEROOTKEY:+"LD_PRELOAD=$LD_PRELOAD"} ${FAKEROOTKEY:+"LD_LIBRARY_PATH=$LD_LIBRARY_PATH"} \\
          $(env | grep -E '^FAKE|_(proxy|PROXY)=') /bin/sh -e "$0" clean%s; }
      """;

  private Isolation() {}

  /** Begins {@code %post} of a stage in which only sifter's own commands run. */
  static void begin(PostScript post) {
    post.comment("as in Docker: its umask, the image's own /tmp");
    post.code("umask 022");
    post.code(OWN_TEMPORARY_DIRECTORIES);
  }

  /**
   * Begins {@code %post} of a stage in which processes of the Dockerfile run.
   *
   * @param writesLabels whether a later command writes to {@code $SINGULARITY_LABELS}
   */
  static void beginProcesses(PostScript post, boolean writesLabels) {
    post.comment("as in Docker: only the image's variables, its umask, an own /tmp and /dev/shm");
    post.code(OWN_VARIABLES.formatted(writesLabels ? " \"$SINGULARITY_LABELS\"" : ""));
    post.code(writesLabels ? "SINGULARITY_LABELS=$2; shift 2" : "shift");
    post.code("umask 022");
    post.code(OWN_TEMPORARY_DIRECTORIES);
    post.code(
        "mount -n -t tmpfs -o mode=1777 shm /dev/shm"
            + " || echo \"steps see the host's /dev/shm\" >&2");
  }
}
