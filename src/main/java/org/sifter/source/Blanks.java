package org.sifter.source;

/** The characters that count as blank, as Go's {@code unicode.IsSpace} has them. */
public final class Blanks {
  private Blanks() {}

  /** Whether {@code c} is white space of any script. */
  public static boolean isSpace(int c) {
    return isAscii(c)
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** Whether {@code c} is white space of ASCII. */
  public static boolean isAscii(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The offset of the first character of {@code text} from {@code from} on that is no space. */
  public static int skip(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The offset behind the last character of {@code text} that is no space; 0 when all are. */
  public static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** {@code text} without the space around it. */
  public static String trim(String text) {
    int end = trimmedEnd(text);
    int start = Math.min(skip(text, 0), end);
    return text.substring(start, end);
  }
}
