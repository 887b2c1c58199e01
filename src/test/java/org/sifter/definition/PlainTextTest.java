package org.sifter.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`  RUN echo $HOME \t`       | `  RUN echo $HOME`",
        "100 % sure                  | 100 % sure",
        "%post                       | \\%post",
        "`  \u2003%post`             | `  \u2003\\%post`",
        "{{ x }}                     | { { x }}",
        "{{{x}}                      | {{ {x}}",
        "{{ .Names }} {{ a b }} {{}} | {{ .Names }} {{ a b }} {{}}",
        "a {{                        | a { {",
        "a {{ b                      | a { { b",
        "`a\u001b\u007f\u009bb`      | a\\u001b\\u007f\\u009bb",
        "`\uFEFFa\u202Eb\u2066`      | \\ufeffa\\u202eb\\u2066",
        "`\u202A\u2069\u202F\u206A`  | \\u202a\\u2069\u202F\u206A",
        "`a\uD800b`                  | a\\ud800b",
        "\u00e4\uD83D\uDE00          | \u00e4\uD83D\uDE00",
      })
  void aLineBecomesHarmlessAndStaysSo(String text, String line) {
    assertEquals(List.of(line), PlainText.lines(text));
    assertEquals(List.of(line), PlainText.lines(line));
  }

  @Test
  void linesEndWhereverAReaderWouldSeeAnEnd() {
    assertEquals(
        List.of("a", "b", "c", "\\%d", "e", "f", ""),
        PlainText.lines("a\nb\r\nc\r%d\u2028e\u0085f\n"));
    assertEquals(List.of(""), PlainText.lines(""));
    assertEquals(List.of("a\\u0000b"), PlainText.lines("a\0b"));
  }

  @Test
  void veryLongLinesAreCutBetweenCharacters() {
    assertEquals(List.of("x".repeat(2000)), PlainText.lines("x".repeat(2000)));
    List<String> cut = PlainText.lines("x".repeat(999) + "\uD83D\uDE00".repeat(700));
    assertEquals(
        List.of("x".repeat(999), "\uD83D\uDE00".repeat(500), "\uD83D\uDE00".repeat(200)), cut);
    assertEquals(
        List.of("x".repeat(1000), "x" + "\uD83D\uDE00".repeat(499), "\uD83D\uDE00"),
        PlainText.lines("x".repeat(1001) + "\uD83D\uDE00".repeat(500)));
    assertEquals(
        Collections.nCopies(3, "x".repeat(1000)), PlainText.lines("x".repeat(3000)), "no rest");
    List<String> again = new ArrayList<>();
    PlainText.lines("%{{a ".repeat(1000)).forEach(l -> again.addAll(PlainText.lines(l)));
    assertEquals(PlainText.lines("%{{a ".repeat(1000)), again);
  }

  @Test
  void aCommentIsAsManyLinesAsItNeeds() {
    assertEquals(
        List.of("    # a", "    #", "    # { { b }}").stream().map(ScriptLine::verbatim).toList(),
        ScriptLine.comment("a\n\n{{ b }}"));
    assertEquals(Collections.nCopies(2, ScriptLine.code("#")), ScriptLine.comment("\n"));
  }
}
