package org.sifter.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTokenReaderTest {
  private static Optional<List<String>> words(String text) {
    return SimpleCommand.parse(text).flatMap(SimpleCommand::texts);
  }

  @Test
  void quotesAndEscapesAreTakenAway() {
    assertEquals(
        Optional.of(List.of("a b", "it's", "$HOME", "x\"y\\z", "")),
        words("'a b' it\"'\"s \\$HOME \"x\\\"y\\z\" ''"));
  }

  @Test
  void linesAreJoinedAtABackslash() {
    assertEquals(Optional.of(List.of("ab", "c")), words("a\\\nb \\\n c"));
  }

  @Test
  void aVariableIsNoText() {
    assertEquals(Optional.empty(), words("echo $HOME"));
    assertEquals(Optional.empty(), words("echo \"$HOME\""));
  }

  @Test
  void aPatternIsNoTextUnlessQuoted() {
    assertEquals(Optional.empty(), words("ls *"));
    assertEquals(Optional.of(List.of("ls", "*")), words("ls '*'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo `id`",
        "echo $(id)",
        "echo \"$(id)\"",
        "echo 'open",
        "echo \"open",
        "a; b",
        "a && b",
        "a | b",
        "a &",
        "( a )",
        "echo ~",
        "echo ${x^^}",
        "echo $1",
        "a > b > c",
        "a\\"
      })
  void whatCannotBeKnownIsLeftAlone(String text) {
    assertEquals(Optional.empty(), words(text));
  }

  @Test
  void aCommentEndsTheCommand() {
    assertEquals(Optional.of(List.of("a", "b#c")), words("a b#c # d"));
  }

  @Test
  void aScriptIsSplitWhereNothingIsOpen() {
    List<String> script =
        List.of("a 'x", "y'", "cat << 'E'", "( \"", "E", "(   set +ex", "  if b", ")", "c \\", "d");
    List<ScriptCommand> commands = ScriptSplitter.split(script).orElseThrow();
    assertEquals(List.of(0, 2, 5, 8), commands.stream().map(ScriptCommand::first).toList());
    assertEquals(List.of("( \"", "E"), commands.get(1).heredoc());
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'open", "cat << E", "( a", "a \\"})
  void aScriptThatDoesNotEndIsNotSplit(String text) {
    assertTrue(ScriptSplitter.split(List.of(text)).isEmpty());
  }
}
