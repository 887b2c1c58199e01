package org.sifter.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry wants before it answers: the value of {@code WWW-Authenticate}.
 *
 * @param scheme the kind of login in small letters: {@code basic} or {@code bearer}
 * @param parameters its parameters
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic)(?=\\s|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*))");

  /** The first challenge that can be answered. */
  static Optional<Challenge> of(List<String> headers) {
    for (String header : headers) {
      Matcher scheme = SCHEME.matcher(header);
      if (scheme.find()) {
        return Optional.of(
            new Challenge(
                scheme.group(1).toLowerCase(Locale.ROOT), parameters(header, scheme.end())));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> parameters(String header, int start) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(header);
    for (int from = start; parameter.find(from); from = parameter.end()) {
      String quoted = parameter.group(2);
      parameters.putIfAbsent(
          parameter.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return parameters;
  }

  boolean isBearer() {
    return scheme.equals("bearer");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }
}
