package org.sifter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintableTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain text|plain text",
        "  indented|  indented",
        "trailing  |trailing",
        "\\033[1;32mgreen\\033[m text|green text",
        "\\033[38:2:1:2:3mcolour\\033[K|colour",
        "\\033[10;20Hmove\\033[2J clear|move clear",
        "\\033]0;window title\\007text|text",
        "\\033]8;;http://x/\\033\\\\link\\033]8;;\\033\\\\ end|link end",
        "\\033Pdevice control\\033\\\\text|text",
        "\\033(0charset\\0337 saved|charset saved",
        "cut off \\033[3|cut off",
        "cut off \\033]0;title|cut off",
        "cut off \\033|cut off",
        "\\u009B31mred\\u009D0;title\\u009C text|red text",
        "10%\\r20%\\r30%|30%",
        "windows\\r|windows",
        "a\\tb|a       b",
        "12345678\\tb|12345678        b",
        "spin-\\b\\b|spi",
        "\\b\\b\\bbold b\\bbo\\bol\\bld\\bd|bold bold",
        "bell\\007 null\\0 delete\\177|bell null delete",
        "\\u202Ereversed\\u202C \\u2066isolated\\u2069|reversed isolated",
        "a\\u2028b|a b",
        "\\uFEFFmark and soft\\u00ADhyphen|mark and softhyphen",
        "heart ❤\\uFE0F|heart ❤",
        "漢字 👩‍👧 é|漢字 👩‍👧 é"
      })
  void isWhatIsToBeSeen(String line, String shown) {
    String unescaped =
        line.replace("\\u", "\\\\u").translateEscapes().transform(PrintableTextTest::unicode);
    assertEquals(shown, PrintableText.of(unescaped));
  }

  private static String unicode(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  @Test
  void singleSurrogatesAreReplaced() {
    assertEquals("a\uFFFDb", PrintableText.of("a\uD800b"));
  }

  @Test
  void noControlCharacterIsLeft() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(20); j > 0; j--) {
        line.append(
            "\u001B[]()0;m\u0007\u009B\u009C\\P \b\r\tab\u202E漢".charAt(random.nextInt(20)));
      }
      String shown = PrintableText.of(line.toString());
      assertEquals(
          0, shown.codePoints().filter(c -> Character.isISOControl(c) || c == 0x202E).count());
    }
  }

  @Test
  void longLinesTakeNoLongTime() {
    for (String piece : new String[] {"\u001B", "\u001B[", "\u001B]", "\r", "\b", "\u001B[1;"}) {
      String line = piece.repeat(1_000_000);
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PrintableText.of(line), piece);
    }
  }
}
