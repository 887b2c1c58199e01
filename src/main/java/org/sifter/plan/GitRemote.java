package org.sifter.plan;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source that git serves, cut into its parts.
 *
 * <p>Source: {@code ParseGitRef} in BuildKit's {@code dfgitutil}, {@code gitutil.ParseURL} and
 * {@code sshutil.ParseSCPStyleURL}.
 *
 * @param address what git is told to fetch from
 * @param query the fields of the query
 * @param fragment what follows the {@code #}
 * @param isLocalPath whether it could as well be a path: {@code github.com/a/b}
 */
record GitRemote(String address, UrlQuery query, String fragment, boolean isLocalPath) {
  private static final Pattern WITH_SCHEME = Pattern.compile("[a-zA-Z0-9]+://");
  private static final Pattern SECURE_COPY =
      Pattern.compile("([a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:[^\\n?#]*)(?:\\?([^\\n#]*))?(?:#([^\\n]*))?");
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> GIT = Set.of("git", "ssh");
  private static final String BARE_GITHUB = "github.com/";

  /** What {@code source} names; empty when git does not serve it. */
  static Optional<GitRemote> of(String source) {
    if (source.startsWith(BARE_GITHUB)) {
      return GoUrl.parse(source).map(url -> of(url, /* isLocalPath= */ true));
    }
    return WITH_SCHEME.matcher(source).lookingAt()
        ? GoUrl.parse(source).filter(GitRemote::isRepository).map(url -> of(url, false))
        : ofSecureCopy(source);
  }

  /** A URL of the web is a repository's when its path ends so. */
  private static boolean isRepository(GoUrl url) {
    return GIT.contains(url.scheme())
        || (WEB.contains(url.scheme()) && url.path().endsWith(".git"));
  }

  private static GitRemote of(GoUrl url, boolean isLocalPath) {
    return new GitRemote(url.location(), UrlQuery.parse(url.query()), url.fragment(), isLocalPath);
  }

  private static Optional<GitRemote> ofSecureCopy(String source) {
    Matcher parts = SECURE_COPY.matcher(source);
    if (!parts.matches()) {
      return Optional.empty();
    }
    UrlQuery query = UrlQuery.parse(Optional.ofNullable(parts.group(2)).orElse(""));
    String fragment = Optional.ofNullable(parts.group(3)).orElse("");
    return query.wellFormed()
        ? Optional.of(new GitRemote(parts.group(1), query, fragment, /* isLocalPath= */ false))
        : Optional.empty();
  }
}
