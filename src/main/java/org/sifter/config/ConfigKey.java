package org.sifter.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of a config file. Both the reader and the JSON schema go by this table. */
enum ConfigKey {
  PROFILE(
      "how images get to the cluster, and what is known of it: the name of a preset, or settings"),
  SELECT("the rules that are run, by id, name or category; all if not given"),
  IGNORE("the rules that are not run, by id, name or category"),
  SEVERITY("how grave the findings of rules are: RULE: error, warning, info or off"),
  FAIL_ON("how grave a finding has to be for the command to fail; warning if not given"),
  MIN_SEVERITY("how grave a finding has to be to be shown; info if not given"),
  INLINE_IGNORES("whether comments in Dockerfiles may suppress findings; true if not given"),
  BASELINE("the file with findings that are known already, from the config file's directory"),
  EXCLUDE("what is not looked for Dockerfiles: names, paths and patterns such as **/old-*");

  private final String description;

  ConfigKey(String description) {
    this.description = description;
  }

  static Optional<ConfigKey> named(String key) {
    return Arrays.stream(values()).filter(candidate -> candidate.key().equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(ConfigKey::key).toList();
  }

  /** Its name in the file, e.g. {@code fail-on}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it says, as a clause. */
  String description() {
    return description;
  }
}
