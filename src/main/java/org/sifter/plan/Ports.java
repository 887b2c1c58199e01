package org.sifter.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports that a word of {@code EXPOSE} names: {@code 80}, {@code 53/udp}, {@code 8000-8010}.
 *
 * <p>Source: {@code portSpecs.parsePort} in BuildKit's {@code convert_expose.go}. As there, a word
 * may have the form of {@code docker run --publish}, of which only the container's ports count.
 *
 * @param first the first port
 * @param last the last port, which is the first one too when it is alone
 * @param protocol their protocol in small letters
 */
public record Ports(int first, int last, String protocol) {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final int LAST = 65535;

  /**
   * Reads {@code [[ip:]host:]port[-port][/protocol]}.
   *
   * @throws MalformedValueException when {@code word} names no ports
   */
  public static Ports parse(String word) throws MalformedValueException {
    int hostEnd = word.lastIndexOf(':');
    int ipEnd = word.lastIndexOf(':', hostEnd - 1);
    int slash = word.indexOf('/', hostEnd + 1);
    String container = word.substring(hostEnd + 1, slash < 0 ? word.length() : slash);
    String written = slash < 0 ? "" : word.substring(slash + 1).toLowerCase(Locale.ROOT);
    String protocol = written.isEmpty() ? "tcp" : written;
    require(!container.isEmpty(), "\"%s\" names no port", word);
    require(PROTOCOLS.contains(protocol), "the protocol of \"%s\" is not tcp, udp or sctp", word);
    checkIp(word.substring(0, Math.max(ipEnd, 0)), word);
    Range range = range(container, word);
    if (hostEnd > ipEnd + 1) {
      Range host = range(word.substring(ipEnd + 1, hostEnd), word);
      boolean fits = range.size() == 1 || range.size() == host.size();
      require(fits, "the two ranges of \"%s\" are not of one length", word);
    }
    return new Ports(range.first, range.last, protocol);
  }

  private static void checkIp(String ip, String word) throws MalformedValueException {
    Matcher inBrackets = IN_BRACKETS.matcher(ip);
    String address = inBrackets.matches() ? inBrackets.group(1) : ip;
    require(
        address.isEmpty() || IpLiteral.isAddress(address),
        "\"%s\" begins with what is no IP address",
        word);
  }

  private record Range(int first, int last) {
    int size() {
      return last - first + 1;
    }
  }

  private static Range range(String text, String word) throws MalformedValueException {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash), word);
    int last = dash < 0 ? first : number(text.substring(dash + 1), word);
    require(first <= last, "the range of ports in \"%s\" ends before it begins", word);
    return new Range(first, last);
  }

  private static int number(String text, String word) throws MalformedValueException {
    require(NUMBER.matcher(text).matches(), "\"%s\" is not a port or a range of ports", word);
    long number = LAST + 1L;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException tooLong) {
      // Reported below: it is out of range.
    }
    require(number >= 0 && number <= LAST, "\"%s\" has a port that is not in 0-65535", word);
    return (int) number;
  }

  private static void require(boolean condition, String message, String word)
      throws MalformedValueException {
    if (!condition) {
      throw new MalformedValueException(message.formatted(word));
    }
  }
}
