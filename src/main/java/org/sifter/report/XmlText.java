package org.sifter.report;

/** Text as it stands in XML documents of version 1.0. */
final class XmlText {
  /** The first line of a document. */
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private XmlText() {}

  /** The text of an element. */
  static String of(String text) {
    StringBuilder xml = new StringBuilder(text.length());
    text.codePoints().forEach(c -> xml.append(escape(c)));
    return xml.toString();
  }

  /** An attribute with a blank before it. */
  static String attribute(String name, String value) {
    return " " + name + "=\"" + of(value).replace("\n", "&#10;").replace("\t", "&#9;") + "\"";
  }

  /** An attribute with a blank before it. */
  static String attribute(String name, int value) {
    return attribute(name, Integer.toString(value));
  }

  private static String escape(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\r' -> "&#13;";
      case '\n', '\t' -> Character.toString(codePoint);
      default -> isAllowed(codePoint) ? Character.toString(codePoint) : named(codePoint);
    };
  }

  private static String named(int codePoint) {
    boolean hasGlyph = codePoint < 0xFFFE;
    return hasGlyph ? of(Glyph.of(codePoint).text()) : of("<U+%04X>".formatted(codePoint));
  }

  /**
   * Whether a document may hold the character in any way.
   *
   * <p>Source: production 2 of XML 1.0.
   */
  private static boolean isAllowed(int codePoint) {
    return codePoint >= 0x20
        && !(codePoint >= 0xD800 && codePoint <= 0xDFFF)
        && codePoint != 0xFFFE
        && codePoint != 0xFFFF;
  }
}
