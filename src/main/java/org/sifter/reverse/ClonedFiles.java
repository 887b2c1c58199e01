package org.sifter.reverse;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a git repository that {@code %setup} fetches.
 *
 * @param remote what git fetches from
 * @param ref the branch, tag or commit
 * @param commit the commit that must be found
 * @param directory where the files wait
 * @param line the line that fetches them
 * @param hasSubmodules whether those are fetched too
 * @param hasGitDirectory whether {@code .git} is kept
 */
record ClonedFiles(
    String remote,
    String ref,
    Optional<String> commit,
    String directory,
    int line,
    boolean hasSubmodules,
    boolean hasGitDirectory) {
  /** What fetches the submodules, behind {@code git -C DIRECTORY}. */
  static final String SUBMODULES = "submodule -q update --init --recursive --depth 1";

  /** What removes {@code .git}, behind {@code find DIRECTORY}. */
  static final String WITHOUT_GIT = "-name .git -prune -exec rm -rf {} +";

  /** What ADD takes for a repository, and not for a file. */
  private static final Pattern REMOTE =
      Pattern.compile("https?://[^\\s?#]+\\.git|(git|ssh)://[^\\s?#]+|git@[^\\s?#:]+:[^\\s?#]+");

  private static final Pattern REF = Pattern.compile("[\\w./@+-]+");

  /** What a clone alone brings. */
  static ClonedFiles of(
      String remote, String ref, Optional<String> commit, String directory, int line) {
    return new ClonedFiles(remote, ref, commit, directory, line, false, true);
  }

  ClonedFiles withSubmodules() {
    return new ClonedFiles(remote, ref, commit, directory, line, true, hasGitDirectory);
  }

  ClonedFiles withoutGitDirectory() {
    return new ClonedFiles(remote, ref, commit, directory, line, hasSubmodules, false);
  }

  /** The source of ADD that brings the same; empty when ADD would take it for something else. */
  Optional<Transfer> transfer() {
    if (!REMOTE.matcher(remote).matches() || !REF.matcher(ref).matches()) {
      return Optional.empty();
    }
    String query = hasSubmodules ? "" : "?submodules=false";
    String fragment = ref.equals("HEAD") ? "" : "#" + ref;
    String source = remote + query + fragment;
    String flags =
        (hasGitDirectory ? "--keep-git-dir=true " : "")
            + commit.map(sum -> "--checksum=" + sum + " ").orElse("");
    return Optional.of(
        new Transfer(Transfer.Kind.GIT, Optional.empty(), source, directory, flags, line));
  }
}
