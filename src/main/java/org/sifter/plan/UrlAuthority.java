package org.sifter.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user, host and port of a URL. Source: {@code parseAuthority} of Go's {@code net/url}, of Go
 * 1.26, which BuildKit is built with.
 */
final class UrlAuthority {
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
  private static final Pattern IP_HOST = Pattern.compile("\\[([^\\]%]*)(%25.+)?](?::[0-9]*)?");
  private static final Pattern HOST = Pattern.compile("[^\\[:]*(?::[0-9]*)?");
  private static final String PLAIN_IN_USER = "$&+,;=";
  private static final String PLAIN_IN_HOST = "!$&'()*+,;=:[]<>\"";

  private UrlAuthority() {}

  /** {@code text} in the encoding of Go's {@code URL.String}; empty when it is malformed. */
  static Optional<String> read(String text) {
    int at = text.lastIndexOf('@');
    Optional<String> host = host(text.substring(at + 1));
    if (at < 0) {
      return host;
    }
    Optional<String> user = user(text.substring(0, at));
    return user.flatMap(u -> host.map(h -> u + "@" + h));
  }

  private static Optional<String> user(String text) {
    if (!USER.matcher(text).matches()) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    String name = text.substring(0, colon < 0 ? text.length() : colon);
    if (colon < 0) {
      return recoded(name);
    }
    Optional<String> password = recoded(text.substring(colon + 1));
    return recoded(name).flatMap(n -> password.map(p -> n + ":" + p));
  }

  private static Optional<String> recoded(String text) {
    return PercentEncoding.decode(text).map(t -> PercentEncoding.encode(t, PLAIN_IN_USER));
  }

  private static Optional<String> host(String text) {
    Matcher ip = IP_HOST.matcher(text);
    boolean valid =
        ip.matches()
            ? IpLiteral.isIpv6(ip.group(1))
            : HOST.matcher(text).matches() && isPlainHost(text);
    return valid
        ? PercentEncoding.decode(text).map(h -> PercentEncoding.encode(h, PLAIN_IN_HOST))
        : Optional.empty();
  }

  /** Only bytes that are no ASCII may be encoded in a host. */
  private static boolean isPlainHost(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean encoded =
          c == '%' && i + 1 < text.length() && "89abcdefABCDEF".indexOf(text.charAt(i + 1)) >= 0;
      if (c < 0x80 && !encoded && !PercentEncoding.isPlain(c, PLAIN_IN_HOST)) {
        return false;
      }
    }
    return true;
  }
}
