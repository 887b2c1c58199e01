package org.sifter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.source.Span;

/** Scripts in the arguments of commands are found, and their commands have places. */
final class NestedScriptTest {

  private static Optional<NestedScript> nested(String text) {
    SimpleCommand command = ScriptWalker.simpleCommands(ScriptParser.parse(text).script()).get(0);
    return EffectiveCommand.of(command).flatMap(NestedScript::of);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "sh -c 'a; b' => true a; b",
        "bash -lc \"a b\" x => true a b",
        "bash -euo pipefail -c a => true a",
        "sudo -E bash -o pipefail -ec 'a' => true a",
        "su - user -c 'a' => true a",
        "su -s /bin/sh --command='a b' user => true a b",
        "runuser -u x -c a => true a",
        "eval a 'b c' => true a b c",
        "eval -- a => true a",
        "xargs sh -c 'a \"$1\"' _ => true a \"$1\"",
        "sh -c \"a $b ${c:-d} \\$e\" => false a ${b} ${_} $e",
      })
  void scripts(String text, String expected) {
    NestedScript script = nested(text).orElseThrow();
    assertEquals(expected, script.exact() + " " + script.text());
  }

  @ParameterizedTest
  @CsvSource({"sh a.sh", "sh -x a -c b", "bash -c", "echo -c a", "su user", "eval"})
  void noScripts(String text) {
    assertEquals(Optional.empty(), nested(text));
  }

  @Test
  void placesAreExactWhereTheTextIsWrittenAsItIs() {
    String text = "sh -c 'ab && cd'";
    Script script = nested(text).orElseThrow().parse().script();
    List<SimpleCommand> commands = ScriptWalker.simpleCommands(script);
    assertEquals(new Span(7, 9), commands.get(0).span());
    assertEquals(new Span(13, 15), commands.get(1).span());
  }

  @Test
  void placesFollowEscapes() {
    String text = "sh -c \"a \\\"b\\\" && cd\"";
    Script script = nested(text).orElseThrow().parse().script();
    List<SimpleCommand> commands = ScriptWalker.simpleCommands(script);
    assertEquals("cd", at(text, commands.get(1).span()));
    assertEquals("\"b\\\"", at(text, commands.get(0).arguments().get(0).span()));
  }

  @Test
  void whereTheTextIsNotAsWrittenTheWholePartIsThePlace() {
    String text = "sh -c a$'\\tb c'";
    Script script = nested(text).orElseThrow().parse().script();
    SimpleCommand command = ScriptWalker.simpleCommands(script).get(0);
    assertEquals("$'\\tb c'", at(text, command.arguments().get(0).span()));
  }

  private static String at(String text, Span span) {
    return text.substring(span.start(), span.end());
  }
}
