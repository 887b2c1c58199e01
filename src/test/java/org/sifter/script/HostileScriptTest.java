package org.sifter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that no one would write is read in linear time and on a small stack. */
final class HostileScriptTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "( ",
        "$(",
        "$((",
        "((",
        "${x:-",
        "\"$(",
        "`",
        "`\\`",
        "\\",
        "\"",
        "'",
        "<<E ",
        "<<E\n",
        "a[",
        "a[;",
        "a\n",
        "a;",
        "a ",
        "a|",
        "if ",
        "{ ",
        "! ",
        "case a in a) ",
        "[[ ( ",
        "[[ ! ",
        "echo @(",
        "$x",
        "#\n",
        "\\\n",
        "[[ a =~ (",
        "f() ",
        "((a\n",
        "$((a\n",
        "$((a)\n",
        "1",
        "1 ",
        "{a",
        "<(",
        "a=(",
        "$'\\",
        "while a; do ",
        "\0",
        "echo a\r\n",
        "x=$((1+2)) ",
        "done",
        ">",
        "for x in ",
        "function ",
        "a[b]=",
        "${x[",
        "${#",
        "\"${x:-\"",
        "a=(b ",
        ";;",
        "&",
        "cat <<-E\n\t$x\n"
      })
  void repeatedTextEndsQuickly(String piece) {
    String text = piece.repeat(200_000 / piece.length());
    assertTimeoutPreemptively(LIMIT, () -> ScriptParser.parse(text));
  }

  @Test
  void manyParenthesesEndQuickly() {
    ParsedScript parsed =
        assertTimeoutPreemptively(LIMIT, () -> ScriptParser.parse("a\n" + "(".repeat(5_000_000)));
    assertEquals("nested too deeply", parsed.errors().get(0).reason());
    assertEquals("a", Outline.of(parsed.script()));
  }

  @Test
  void unterminatedQuotesEndQuickly() {
    for (String quote : List.of("'", "\"", "`", "$'", "${x", "$(a ")) {
      String text = quote + "x".repeat(5_000_000);
      ParsedScript parsed = assertTimeoutPreemptively(LIMIT, () -> ScriptParser.parse(text));
      assertFalse(parsed.errors().isEmpty(), quote);
    }
  }

  @Test
  void whatIsAllowedToNestFitsOnASmallStack() throws InterruptedException {
    StringBuilder backquoted = new StringBuilder("a");
    for (int i = 0; i < 5; i++) {
      String inner = backquoted.toString().replace("\\", "\\\\").replace("`", "\\`");
      backquoted = new StringBuilder("\"$(\"$(\"$(`" + inner + "`)\")\")\"");
    }
    for (String text :
        List.of(
            "(".repeat(90) + "a" + ")".repeat(90),
            "\"$(".repeat(45) + "a" + ")\"".repeat(45),
            "if a; then ".repeat(95) + "a; " + "fi; ".repeat(95),
            backquoted.toString())) {
      Thread thread =
          new Thread(
              null,
              () -> ScriptWalker.simpleCommands(ScriptParser.parse(text).script()),
              "small stack",
              256 * 1024);
      Throwable[] thrown = new Throwable[1];
      thread.setUncaughtExceptionHandler((where, e) -> thrown[0] = e);
      thread.start();
      thread.join();
      assertEquals(null, thrown[0], text);
    }
  }

  @Test
  void longListsNeedNoStack() {
    String text = "a" + " | a".repeat(50_000) + " && b".repeat(20_000);
    assertEquals(List.of(), ScriptParser.parse(text).errors());
    String branches = "if a; then b; " + "elif a; then b; ".repeat(10_000) + "fi";
    assertEquals(List.of(), ScriptParser.parse(branches).errors());
  }
}
