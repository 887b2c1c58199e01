package org.sifter.slurm;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.sifter.shell.ShellQuote;

/**
 * The script of a job that runs one command. What comes of it stands in files of one directory,
 * which has to be in a file system that the submitting machine and the node share.
 *
 * @param command the command
 * @param workingDirectory where it runs
 * @param needed what has to be there
 * @param files the directory
 */
public record JobScript(
    List<String> command, Path workingDirectory, List<Path> needed, Path files) {
  /** The file that the command's standard output goes to. */
  public static final String OUTPUT = "out";

  /** The file that the command's standard error goes to. */
  public static final String ERRORS = "err";

  /** The file that has the command's exit status, once it has ended. */
  public static final String STATUS = "status";

  /** The file that names what is needed and not there. */
  public static final String UNSEEN = "unseen";

  /** How the script ends when something that it needs is not there. */
  public static final int NOT_SEEN = 65;

  public JobScript {
    command = List.copyOf(command);
    needed = List.copyOf(needed);
  }

  /**
   * Its text. Signals that end a job reach all of its processes; the script waits for the command,
   * which has to clean up.
   */
  public String text() {
    return """
        #!/bin/sh
        # shellcheck disable=SC2016 # names are taken as they stand
        trap : HUP INT TERM
        cd %1$s || exit %2$d
        files=$(pwd)
        for path in %3$s; do
          if test ! -e "${path}"; then
            printf '%%s\\n' "${path}" >unseen.new
            mv unseen.new unseen
            exit %2$d
          fi
        done
        if test -d "${SLURM_TMPDIR:-}"; then
          TMPDIR=${SLURM_TMPDIR}
          export TMPDIR
        elif test ! -d "${TMPDIR:-/tmp}"; then
          unset TMPDIR
        fi
        cd %4$s || exit %2$d
        %5$s >"${files}/out" 2>"${files}/err" </dev/null
        status=$?
        cd "${files}" || exit %2$d
        printf '%%s\\n' "${status}" >status.new
        mv status.new status
        exit "${status}"
        """
        .formatted(
            ShellQuote.word(files.toString()),
            NOT_SEEN,
            words(needed.stream().map(Path::toString).toList()),
            ShellQuote.word(workingDirectory.toString()),
            words(command));
  }

  private static String words(List<String> words) {
    return words.stream().map(ShellQuote::word).collect(Collectors.joining(" "));
  }
}
