package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sifter.script.Command;
import org.sifter.script.CompoundCommand;
import org.sifter.script.EffectiveCommand;
import org.sifter.script.NestedScript;
import org.sifter.script.ParsedScript;
import org.sifter.script.Redirection;
import org.sifter.script.Script;
import org.sifter.script.ScriptError;
import org.sifter.script.ScriptParser;
import org.sifter.script.ScriptText;
import org.sifter.script.ScriptWalker;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Variables;
import org.sifter.script.Word;
import org.sifter.source.Span;

/** Shell scripts, and the scripts that their commands run. */
public final class ScriptFuzz {
  private static final int NESTING = 3;
  private static final Pattern PLACE = Pattern.compile("Span\\[start=\\d+, end=\\d+\\]");

  private ScriptFuzz() {}

  /** Reads any text as a script. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = FuzzText.text(input);
    ParsedScript parsed = ScriptParser.parse(text);
    check(parsed, text.length(), NESTING);
    Span whole = new Span(2, 7);
    SpanCheck.check(ScriptParser.parse(ScriptText.within(whole, text)), whole.end());
    assertEquals(
        shape(parsed.script()),
        shape(ScriptParser.parse(ScriptText.at(text, 5)).script()),
        "a script means the same wherever it stands");
    if (parsed.errors().isEmpty() && !parsed.script().lists().isEmpty() && isClosed(text, parsed)) {
      checkGrouped(text, parsed.script());
    }
  }

  /** Whether what follows the script is no part of its last line or here-document. */
  private static boolean isClosed(String text, ParsedScript parsed) {
    List<Redirection> open = new ArrayList<>();
    new ScriptWalker() {
      @Override
      protected void visit(Redirection redirection) {
        redirection
            .hereDocument()
            .filter(here -> !here.terminated())
            .ifPresent(here -> open.add(redirection));
      }
    }.walk(parsed.script());
    return open.isEmpty() && !text.endsWith("\\");
  }

  private static void checkGrouped(String text, Script script) {
    ParsedScript grouped = ScriptParser.parse("{ " + text + "\n}");
    assertEquals(List.of(), grouped.errors(), "a script can stand in braces");
    Command group = grouped.script().lists().get(0).pipelines().get(0).commands().get(0);
    assertEquals(
        shape(script),
        shape(((CompoundCommand.Group) group).body()),
        "a script means the same in braces");
  }

  /** The tree without places. */
  private static String shape(Script script) {
    return PLACE.matcher(script.toString()).replaceAll("");
  }

  private static void check(ParsedScript parsed, int length, int depth) {
    SpanCheck.check(parsed, length);
    for (ScriptError error : parsed.errors()) {
      assertFalse(error.reason().isBlank(), "an error has a reason");
    }
    for (SimpleCommand command : ScriptWalker.simpleCommands(parsed.script())) {
      command.words().forEach(ScriptFuzz::checkWord);
      Optional<EffectiveCommand> effective = EffectiveCommand.of(command);
      assertEquals(command.words().isEmpty(), effective.isEmpty(), "words name a command");
      effective
          .filter(each -> depth > 0)
          .flatMap(NestedScript::of)
          .ifPresent(nested -> check(nested.parse(), length, depth - 1));
    }
  }

  private static void checkWord(Word word) {
    Optional<String> literal = word.literalValue();
    assertEquals(literal, word.text().map(ScriptText::text), "a literal has its text");
    Variables value = name -> Optional.of(" a  b ");
    Optional<String> known = word.value(value);
    assertTrue(literal.isEmpty() || literal.equals(known), "no variable changes a literal");
    word.fields(value).ifPresent(fields -> assertTrue(known.isPresent(), "fields have a value"));
  }
}
