package org.sifter.definition;

/**
 * The text of a stage that grows while its variables are filled in. It does not grow beyond what
 * the engine can read: a short file may ask for very much text.
 */
final class FilledText {
  private final StringBuilder text = new StringBuilder();
  private int lineStart;
  private int sectionStart;

  /**
   * Adds to the text.
   *
   * @return whether the engine could read a section of this length; when not, there is no need to
   *     go on
   */
  boolean append(CharSequence more) {
    int searched = text.length();
    text.append(more);
    int feed = text.indexOf("\n", searched);
    while (feed >= 0) {
      if (EngineLine.startsSection(text.substring(lineStart, feed))) {
        sectionStart = lineStart;
      }
      lineStart = feed + 1;
      if (isTooLong(lineStart)) {
        return false;
      }
      feed = text.indexOf("\n", lineStart);
    }
    return !isTooLong(text.length());
  }

  /** Whether the section has more characters, and so more bytes, than the engine can read. */
  private boolean isTooLong(int end) {
    return end - sectionStart > EngineLine.MAX_SECTION;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
