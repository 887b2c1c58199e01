package org.sifter.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL as {@code url.Parse} of Go reads it, which decides what ADD fetches.
 *
 * @param scheme the scheme in small letters; empty when there is none
 * @param authority user, host and port, encoded; empty without a scheme
 * @param path the path, decoded
 * @param encodedPath the path as it stands in the URL, with what may not stand there encoded
 * @param query what follows the {@code ?}, encoded
 * @param bareQuestionMark whether it has a {@code ?} that nothing follows
 * @param fragment what follows the {@code #}, decoded
 */
record GoUrl(
    String scheme,
    String authority,
    String path,
    String encodedPath,
    String query,
    boolean bareQuestionMark,
    String fragment) {

  private static final Pattern START = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://([^/]*)");
  private static final String PLAIN_IN_PATH = "$&+,/:;=@";
  private static final String ALLOWED_IN_PATH = PLAIN_IN_PATH + "!'()*[]%";

  /** Reads a URL; empty when it is malformed. */
  static Optional<GoUrl> parse(String text) {
    int hash = text.indexOf('#');
    String beforeFragment = hash < 0 ? text : text.substring(0, hash);
    if (beforeFragment.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      return Optional.empty();
    }
    int mark = beforeFragment.indexOf('?');
    String location = mark < 0 ? beforeFragment : beforeFragment.substring(0, mark);
    String query = mark < 0 ? "" : beforeFragment.substring(mark + 1);
    Matcher start = START.matcher(location);
    boolean absolute = start.lookingAt();
    String writtenPath = absolute ? location.substring(start.end()) : location;
    Optional<String> authority = UrlAuthority.read(absolute ? start.group(2) : "");
    Optional<String> path = PercentEncoding.decode(writtenPath);
    Optional<String> fragment = PercentEncoding.decode(hash < 0 ? "" : text.substring(hash + 1));
    if (authority.isEmpty() || path.isEmpty() || fragment.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GoUrl(
            absolute ? start.group(1).toLowerCase(Locale.ROOT) : "",
            authority.get(),
            path.get(),
            encodedPath(writtenPath, path.get()),
            query,
            mark >= 0 && query.isEmpty(),
            fragment.get()));
  }

  private static String encodedPath(String written, String decoded) {
    boolean valid =
        written.chars().allMatch(c -> PercentEncoding.isPlain((char) c, ALLOWED_IN_PATH));
    return valid ? written : PercentEncoding.encode(decoded, PLAIN_IN_PATH);
  }

  /** The URL without its query and its fragment. */
  String location() {
    String start = scheme.isEmpty() ? "" : scheme + "://" + authority;
    return start + encodedPath + (bareQuestionMark ? "?" : "");
  }

  /** The last name of the path, if there is one. Source: {@code path.Base} of Go. */
  Optional<String> fileName() {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return name.isEmpty() || name.equals(".") ? Optional.empty() : Optional.of(name);
  }
}
