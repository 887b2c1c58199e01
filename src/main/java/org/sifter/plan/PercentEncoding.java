package org.sifter.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Text of URLs in which {@code %41} stands for the byte 41. */
final class PercentEncoding {
  private static final String UNRESERVED = "-_.~";

  private PercentEncoding() {}

  /** {@code text} decoded; empty when a {@code %} is not followed by two hexadecimal digits. */
  static Optional<String> decode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.write(bytes[i]);
        continue;
      }
      boolean isWhole = i + 2 < bytes.length;
      int high = isWhole ? Character.digit(bytes[i + 1], 16) : -1;
      int low = isWhole ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      decoded.write(high << 4 | low);
      i += 2;
    }
    return Optional.of(decoded.toString(UTF_8));
  }

  /** {@code text} with all bytes encoded but ASCII letters, digits and {@code plain}. */
  static String encode(String text, String plain) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      if (b > 0 && isPlain((char) b, plain)) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return encoded.toString();
  }

  /** Whether {@code c} needs no encoding: a letter, a digit, or in {@code plain}. */
  static boolean isPlain(char c, String plain) {
    return (c < 0x80 && Character.isLetterOrDigit(c))
        || UNRESERVED.indexOf(c) >= 0
        || plain.indexOf(c) >= 0;
  }
}
