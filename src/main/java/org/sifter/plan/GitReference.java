package org.sifter.plan;

import java.util.Optional;

/**
 * A git repository as a source of ADD: {@code https://github.com/a/b.git#v1:docs}.
 *
 * @param remote what git is told to fetch from, without query and fragment
 * @param ref the branch, tag or commit; absent for the default branch
 * @param subdirectory the directory of the repository that is meant; absent for all of it
 * @param keepGitDirectory whether {@code .git} is kept, when the source says so
 * @param checksum the commit that must be found, when given
 * @param submodules whether submodules are fetched, when the source says so
 * @param fetchByCommit whether the checksum is fetched without asking what the ref is
 * @param isIndistinguishableFromLocal whether COPY and ADD take it for a path of the build context:
 *     {@code github.com/a/b}
 */
public record GitReference(
    String remote,
    Optional<String> ref,
    Optional<String> subdirectory,
    Optional<Boolean> keepGitDirectory,
    Optional<String> checksum,
    Optional<Boolean> submodules,
    boolean fetchByCommit,
    boolean isIndistinguishableFromLocal) {

  /**
   * Reads a source of COPY or ADD. The key {@code mtime} is checked and left out, since ADD does
   * not heed it.
   *
   * <p>Source: {@code ParseGitRef} in BuildKit's {@code dfgitutil}.
   *
   * @return empty when the source is not one that git serves
   * @throws MalformedValueException when it is, but asks for what there is not
   */
  public static Optional<GitReference> parse(String source) throws MalformedValueException {
    Optional<GitRemote> remote = GitRemote.of(source);
    return remote.isEmpty() ? Optional.empty() : Optional.of(of(remote.get()));
  }

  private static GitReference of(GitRemote remote) throws MalformedValueException {
    GitQuery query = GitQuery.of(remote.query());
    String fragment = remote.fragment();
    int colon = fragment.indexOf(':');
    String ref = colon < 0 ? fragment : fragment.substring(0, colon);
    String subdirectory =
        colon < 0 ? "" : ContainerPaths.clean("/" + fragment.substring(colon + 1)).substring(1);
    return new GitReference(
        remote.address(),
        query.ref(unlessEmpty(ref)),
        query.text("subdir", unlessEmpty(subdirectory)),
        query.flag("keep-git-dir"),
        query.text("checksum").or(() -> query.text("commit")),
        query.flag("submodules"),
        query.flag("fetch-by-commit").orElse(false),
        remote.isLocalPath());
  }

  private static Optional<String> unlessEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
