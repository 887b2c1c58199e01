package org.sifter.shell;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a shell word so that it also survives the reader of definition files. An engine cuts a
 * definition file into stages, sections and templates before any shell sees it, and knows nothing
 * of quotes; what it would take for its own is pulled apart here:
 *
 * <ul>
 *   <li>a line whose first word begins with {@code %} starts a section;
 *   <li>a line that begins with {@code bootstrap:} starts a stage;
 *   <li><code>{{ name }}</code> is replaced by a build argument;
 *   <li>a carriage return at the end of a line is dropped;
 *   <li>a section that is larger than 64 KiB has to be cut between two lines, so lines stay short.
 * </ul>
 *
 * @see <a
 *     href="https://github.com/apptainer/apptainer/blob/main/pkg/build/types/parser/deffile.go">Apptainer,
 *     pkg/build/types/parser/deffile.go and pkg/build/args/reader.go</a>
 */
final class SectionText {
  /** The length in bytes at which a line ends, short of what its last piece may add. */
  private static final int LONG_LINE = 28_000;

  /** The length from which a text may make a line too long. */
  private static final int LONG_TEXT = 4_000;

  private static final String STAGE = "bootstrap:";
  private static final Pattern TEMPLATE = Pattern.compile("\\{(?=\\{\\s*+\\w++\\s*+\\}\\})");

  private final StringBuilder out = new StringBuilder();
  private int lineBytes;

  /**
   * Writes shell syntax as it is.
   *
   * @param lineBreak what goes on in a new line at this place
   */
  void syntax(String text, String lineBreak) {
    breakLongLine(text, lineBreak);
    append(text);
  }

  /** Writes text that stands for itself, and quotes around it. */
  void quoted(String text, QuoteStyle style) {
    syntax(style.mark(), "\\\n");
    literal(text, style);
    append(style.mark());
  }

  /**
   * Writes text that stands for itself; it is between quotes already.
   *
   * @throws IllegalArgumentException when there is a NUL in it, which no shell can pass on
   */
  void literal(String text, QuoteStyle style) {
    BitSet taken = taken(text);
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (c == 0) {
        throw new IllegalArgumentException("a NUL character at offset " + i);
      }
      if (style.isPlain(c) && !taken.get(i)) {
        plain(c, style);
        continue;
      }
      String written = style.character(c);
      if (c == '\r' && text.startsWith("\n", i + 1)) {
        written = style.carriageReturn();
      } else if (taken.get(i)) {
        written = style.gap() + written;
      }
      breakLongLine(written, style.lineBreak());
      append(written);
    }
  }

  /** Writes a character that stands for itself; most do, and there may be millions of them. */
  private void plain(int c, QuoteStyle style) {
    if (isTooLong(bytes(c))) {
      append(style.lineBreak());
    }
    out.appendCodePoint(c);
    lineBytes = c == '\n' ? 0 : lineBytes + bytes(c);
  }

  /** Whether the reader of definition files passes the text on as it is. */
  static boolean isHarmless(String text) {
    return text.length() < LONG_TEXT && !text.contains("\r\n") && taken(text).isEmpty();
  }

  /**
   * The places of characters that the reader of definition files must not see right behind what is
   * before them. The start of the text is none: a quote or more stands before it.
   */
  private static BitSet taken(String text) {
    BitSet places = new BitSet();
    for (int line = text.indexOf('\n') + 1; line > 0; line = text.indexOf('\n', line) + 1) {
      int word = line;
      while (word < text.length() && isBlank(text.charAt(word))) {
        word++;
      }
      if (text.startsWith("%", word)) {
        places.set(word);
      }
      if (startsStage(text, line)) {
        places.set(line);
      }
    }
    Matcher template = TEMPLATE.matcher(text);
    while (template.find()) {
      places.set(template.end());
    }
    return places;
  }

  /** Whether a line from {@code offset} on would start a stage. */
  static boolean startsStage(String text, int offset) {
    return text.regionMatches(/* ignoreCase= */ true, offset, STAGE, 0, STAGE.length());
  }

  /** Whether Go may take the character for white space; a line feed is none here. */
  private static boolean isBlank(char c) {
    return c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085');
  }

  private void breakLongLine(String next, String lineBreak) {
    if (isTooLong(bytes(next))) {
      append(lineBreak);
    }
  }

  private boolean isTooLong(int more) {
    return lineBytes > 0 && lineBytes + more > LONG_LINE;
  }

  private void append(String text) {
    out.append(text);
    int lineStart = text.lastIndexOf('\n') + 1;
    lineBytes = lineStart > 0 ? 0 : lineBytes;
    lineBytes += bytes(text.substring(lineStart));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The bytes of a character; half a surrogate pair becomes a question mark. */
  private static int bytes(int c) {
    if (c < 0x80 || Character.getType(c) == Character.SURROGATE) {
      return 1;
    }
    return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
