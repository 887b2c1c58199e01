package org.sifter.registry;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to a host.
 *
 * @param uri what is asked for
 * @param headers the header fields
 * @param form what is sent, as an encoded form; the request is a GET when it is absent
 * @param limit the most bytes that the answer may have
 */
public record Request(URI uri, Map<String, String> headers, Optional<String> form, int limit) {
  static final String AUTHORIZATION = "Authorization";

  public Request {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  static Request get(URI uri, int limit) {
    return new Request(uri, Map.of(), Optional.empty(), limit);
  }

  Request with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Request(uri, more, form, limit);
  }

  Request withForm(String encoded) {
    return new Request(uri, headers, Optional.of(encoded), limit)
        .with("Content-Type", "application/x-www-form-urlencoded");
  }

  /** The same for another address. What logs in goes to no other host than it was meant for. */
  Request redirected(URI target) {
    Map<String, String> kept = new TreeMap<>(headers);
    if (!isSameOrigin(uri, target)) {
      kept.remove(AUTHORIZATION);
    }
    return new Request(target, kept, form, limit);
  }

  private static boolean isSameOrigin(URI a, URI b) {
    return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
        && String.valueOf(a.getAuthority()).equalsIgnoreCase(b.getAuthority());
  }

  /** Without header fields and form, which may hold a login. */
  @Override
  public String toString() {
    return "Request[" + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath() + "]";
  }
}
