package org.sifter.parser;

/** Reads and writes the strings of JSON. */
final class JsonStrings {
  private JsonStrings() {}

  /**
   * The text that a JSON string stands for. A surrogate without its partner becomes U+FFFD, as in
   * Go's decoder.
   *
   * @param literal a well-formed JSON string with its quotes
   */
  static String decode(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder text = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char kind = inner.charAt(++i);
      if (kind == 'u') {
        i = appendUnicode(inner, i - 1, text);
      } else {
        text.append(simple(kind));
      }
    }
    return text.toString();
  }

  /** Appends the character escaped at {@code at} and gives the offset of its last digit. */
  private static int appendUnicode(String inner, int at, StringBuilder text) {
    char unit = unit(inner, at);
    if (Character.isHighSurrogate(unit)
        && inner.startsWith("\\u", at + 6)
        && Character.isLowSurrogate(unit(inner, at + 6))) {
      text.append(unit).append(unit(inner, at + 6));
      return at + 11;
    }
    text.append(Character.isSurrogate(unit) ? '\uFFFD' : unit);
    return at + 5;
  }

  private static char unit(String inner, int at) {
    return (char) Integer.parseInt(inner.substring(at + 2, at + 6), 16);
  }

  private static char simple(char kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }

  /** The JSON string that stands for a text. */
  static String encode(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        literal.append(String.format("\\u%04x", (int) c));
      } else {
        literal.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return literal.append('"').toString();
  }
}
