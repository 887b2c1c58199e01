package org.sifter.registry;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which hosts may be asked without TLS: this machine itself, and those that the user names. */
public final class PlainHttp {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d+)?");

  private final Set<String> allowed;

  /**
   * Allows hosts.
   *
   * @param allowed hosts, with their ports where they have one
   */
  public PlainHttp(List<String> allowed) {
    this.allowed = new TreeSet<>(allowed);
  }

  boolean isNamed(String host) {
    return allowed.contains(host);
  }

  static boolean isThisMachine(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** The schemes that a host may speak, the likeliest first: on this machine, that without TLS. */
  List<String> schemes(String host) {
    if (isNamed(host)) {
      return List.of("http");
    }
    return isThisMachine(host) ? List.of("http", "https") : List.of("https");
  }

  boolean isAllowed(String host) {
    return isNamed(host) || isThisMachine(host);
  }
}
