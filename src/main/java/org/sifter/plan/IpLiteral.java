package org.sifter.plan;

import java.util.List;
import java.util.regex.Pattern;

/**
 * IP addresses as text.
 *
 * <p>Source: {@code netip.ParseAddr} of Go, which knows no leading zeros in IPv4, and IPv4 at the
 * end of IPv6.
 */
final class IpLiteral {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private IpLiteral() {}

  /** Whether {@code text} is an IPv4 or IPv6 address, without a zone. */
  static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || isIpv6(text);
  }

  /** Whether {@code text} is an IPv6 address, without a zone. */
  static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, /* last= */ true) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), /* last= */ false);
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, /* last= */ true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups of 16 bits {@code text} holds; -1 when one is malformed. */
  private static int groups(String text, boolean last) {
    List<String> parts = List.of(text.split(":", -1));
    boolean endsInIpv4 = last && IPV4.matcher(parts.get(parts.size() - 1)).matches();
    List<String> hexadecimal = endsInIpv4 ? parts.subList(0, parts.size() - 1) : parts;
    if (!hexadecimal.stream().allMatch(group -> GROUP.matcher(group).matches())) {
      return -1;
    }
    return hexadecimal.size() + (endsInIpv4 ? 2 : 0);
  }
}
