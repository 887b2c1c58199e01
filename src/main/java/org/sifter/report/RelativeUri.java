package org.sifter.report;

import java.util.Locale;
import org.sifter.source.SourceFile;

/** Makes URI references (RFC 3986) of the names of files. */
final class RelativeUri {
  /** What RFC 3986 calls unreserved, but for letters and digits, and the slash between names. */
  private static final String PLAIN = "-._~/";

  private RelativeUri() {}

  /**
   * The reference to a file. All but the plainest characters are encoded, as a colon would end a
   * scheme, and several slashes at the start would begin a host name.
   */
  static String of(String name) {
    StringBuilder uri = new StringBuilder();
    for (byte b : SourceFile.encode(path(name))) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        uri.append(c);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return uri.toString();
  }

  /** The name without the {@code ./} that it may begin with, as a repository lists it. */
  static String path(String name) {
    int start = 0;
    while (name.startsWith("./", start)) {
      start = slashes(name, start + 1);
    }
    int root = slashes(name, start);
    return name.substring(root > start ? root - 1 : start);
  }

  private static int slashes(String name, int from) {
    int end = from;
    while (name.startsWith("/", end)) {
      end++;
    }
    return end;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
