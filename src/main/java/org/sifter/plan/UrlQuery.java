package org.sifter.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a URL's query. Source: {@code url.ParseQuery} of Go.
 *
 * @param fields the values of each key in their order; malformed fields are left out
 * @param wellFormed whether no field is malformed
 */
record UrlQuery(Map<String, List<String>> fields, boolean wellFormed) {

  static UrlQuery parse(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    boolean wellFormed = true;
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      Optional<String> key = decode(equals < 0 ? field : field.substring(0, equals));
      Optional<String> value = decode(equals < 0 ? "" : field.substring(equals + 1));
      if (field.contains(";") || key.isEmpty() || value.isEmpty()) {
        wellFormed = false;
      } else if (!field.isEmpty()) {
        fields.computeIfAbsent(key.get(), k -> new ArrayList<>()).add(value.get());
      }
    }
    return new UrlQuery(fields, wellFormed);
  }

  private static Optional<String> decode(String text) {
    return PercentEncoding.decode(text.replace('+', ' '));
  }
}
