package org.sifter.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host answers.
 *
 * @param status the HTTP status
 * @param headers the header fields, by their names in small letters
 * @param body the content
 */
@SuppressWarnings("ArrayRecordComponent") // it is read once and compared with nothing
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {
  public Reply {
    Map<String, List<String>> small = new TreeMap<>();
    headers.forEach((name, values) -> small.put(name.toLowerCase(Locale.ROOT), values));
    headers = small;
  }

  boolean isSuccess() {
    return status == 200;
  }

  boolean isRedirect() {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  List<String> all(String header) {
    return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
  }

  Optional<String> first(String header) {
    return all(header).stream().findFirst();
  }
}
