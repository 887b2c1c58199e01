package org.sifter.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How secrets are called, and what those of well-known services look like. */
final class SecretNames {

  /** Last words of the names of variables that hold secrets. */
  private static final Set<String> WORDS =
      Set.of(
          "token",
          "secret",
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "credential",
          "credentials");

  /** Words that make {@code KEY} a secret when they stand before it. */
  private static final Set<String> KINDS_OF_KEYS = Set.of("api", "access", "secret", "private");

  private static final Set<String> WHOLE_NAMES = Set.of("pgpassword", "mysql_pwd");

  /** Values of variables that are switches, not secrets. */
  private static final Set<String> SWITCHES =
      Set.of("true", "false", "yes", "no", "on", "off", "0", "1", "none", "null");

  /**
   * What a token looks like.
   *
   * @param issuer who gives it out, for messages
   * @param prefix what it begins with
   * @param length how many letters, digits, underscores and dashes follow at least
   */
  private record Format(String issuer, String prefix, int length) {}

  /** Source: the documentation of the services. */
  private static final List<Format> FORMATS =
      List.of(
          new Format("GitHub", "ghp_", 36),
          new Format("GitHub", "gho_", 36),
          new Format("GitHub", "ghs_", 36),
          new Format("GitHub", "github_pat_", 40),
          new Format("GitLab", "glpat-", 20),
          new Format("Hugging Face", "hf_", 30),
          new Format("AWS", "AKIA", 16),
          new Format("Slack", "xoxb-", 20),
          new Format("Slack", "xoxp-", 20),
          new Format("npm", "npm_", 36),
          new Format("PyPI", "pypi-AgEI", 40),
          new Format("Docker Hub", "dckr_pat_", 20),
          new Format("Google", "AIza", 35));

  private static final String SCHEME_END = "://";
  private static final String AUTHORITY_ENDS = "/?#'\"\\ \t\n";

  /** Characters in place of a password: of variables, patterns and what is to be filled in. */
  private static final String OF_TEMPLATES = "$<>{}()[]*|^";

  private SecretNames() {}

  /** Whether a variable of this name holds a secret. */
  static boolean isSecret(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    List<String> words = List.of(small.split("[_-]", -1));
    String last = words.get(words.size() - 1);
    boolean key =
        last.equals("key")
            && words.size() > 1
            && KINDS_OF_KEYS.contains(words.get(words.size() - 2));
    return key || WORDS.contains(last) || WHOLE_NAMES.contains(small);
  }

  /** Whether a value is no secret: a switch, or the place of a file that holds it. */
  static boolean isHarmless(String value) {
    return SWITCHES.contains(value.toLowerCase(Locale.ROOT))
        || value.startsWith("/")
        || value.startsWith("file:");
  }

  /** Who has given out a token that stands in a text. */
  static Optional<String> issuer(String text) {
    return FORMATS.stream().filter(format -> holds(text, format)).map(Format::issuer).findFirst();
  }

  private static boolean holds(String text, Format format) {
    int at = text.indexOf(format.prefix());
    while (at >= 0) {
      int end = at + format.prefix().length();
      int start = end;
      while (end < text.length() && isTokenCharacter(text.charAt(end))) {
        end++;
      }
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (begins && end - start >= format.length()) {
        return true;
      }
      at = text.indexOf(format.prefix(), at + 1);
    }
    return false;
  }

  /** Whether there is an address in a text that has a password in it (RFC 3986, 3.2.1). */
  static boolean holdsPassword(String text) {
    for (int at = text.indexOf(SCHEME_END); at >= 0; at = text.indexOf(SCHEME_END, at + 1)) {
      int start = at + SCHEME_END.length();
      int end = start;
      while (end < text.length() && AUTHORITY_ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (hasPassword(text.substring(start, end))) {
        return true;
      }
    }
    return false;
  }

  /** A password that is the user's name again keeps nobody out, and is no secret. */
  private static boolean hasPassword(String authority) {
    int host = authority.lastIndexOf('@');
    int colon = authority.indexOf(':');
    if (colon < 0 || colon >= host) {
      return false;
    }
    String password = authority.substring(colon + 1, host);
    return !password.isEmpty()
        && !password.equals(authority.substring(0, colon))
        && password.chars().noneMatch(c -> OF_TEMPLATES.indexOf(c) >= 0);
  }

  private static boolean isTokenCharacter(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '_' || c == '-';
  }
}
