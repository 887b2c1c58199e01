package org.sifter.launcher;

import java.util.Optional;

/**
 * An option that a run script has from the start; what the user says goes before it.
 *
 * @param name the option without its dashes
 * @param value its value, in which variables of the environment may be named; then the option
 *     counts only where they have values
 */
public record Preset(String name, Optional<String> value) {
  /** Reads {@code NAME} or {@code NAME=VALUE}. */
  public static Preset of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Preset(text, Optional.empty())
        : new Preset(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }

  /** As {@link #of} reads it. */
  @Override
  public String toString() {
    return name + value.map(given -> "=" + given).orElse("");
  }

  /**
   * The command that puts it before the arguments of a script; a port may be said by a variable.
   */
  String command() {
    Optional<SitePath> path = value.map(SitePath::of);
    return (name.equals("port") ? "port_is_asked || " : "")
        + path.map(SitePath::guard).orElse("")
        + "set -- --"
        + name
        + path.map(known -> "=" + known.word()).orElse("")
        + " \"$@\"\n";
  }
}
