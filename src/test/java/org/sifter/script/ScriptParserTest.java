package org.sifter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sifter.source.Span;

/** Each construct of the language gives the tree that the manuals describe. */
final class ScriptParserTest {

  private static String outline(String text) {
    ParsedScript parsed = ScriptParser.parse(text);
    assertEquals(List.of(), parsed.errors(), text);
    return Outline.of(parsed.script());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        // lists and pipelines (XCU 2.9.2 and 2.9.3)
        "a; b & c => a ; b & ; c",
        "a && b || c; => a && b || c",
        "! a | b |& c => ! a | b |& c",
        "! ! a => a",
        "time a => time a",
        "time -v a => time -v a",
        // simple commands (XCU 2.9.1)
        "A=1 B= c d=e => A=1 B= c d=e",
        "A=1 if => A=1 if",
        ">x a <y b 2>&1 => a b >x <y 2>&1",
        ">x A=b c => A=b c >x",
        "a[1]+=2 b=(x 'y z' $v) => a[1]+=2 b=[x 'y z' <B v>]",
        "a[$i ]=2 => a[<B i>+ ]=2",
        "declare -A m=([k]=v) => declare -A m=+[[k]=v]",
        "a 2>b 3 >c {fd}<d &>e 4>&- => a 3 2>b >c {fd}<d &>e 4>&-",
        "a <<< b => a <<<b",
        "echo a#b # c => echo a#b",
        "echo if then } { ! => echo if then } { !",
        "coproc a => coproc a",
        // compound commands (XCU 2.9.4)
        "(a; b) >c => (subshell {a ; b} >c)",
        "{ a; } 2>&1 | b => (group {a} 2>&1) | b",
        "if a; then b; elif c; then d; else e; fi => (if {a} {b} {c} {d} {e})",
        "if (a) then b; fi => (if {(subshell {a})} {b})",
        "while a; do b; done <c => (while {a} {b} <c)",
        "until a; do b; done => (until {a} {b})",
        "for x in a b; do c; done => (for x [a b] {c})",
        "for x do c; done => (for x - {c})",
        "for x; do c; done => (for x - {c})",
        "for in in in; do in=1; done => (for in [in] {in=1})",
        "for x in; { c; } => (for x [] {c})",
        "select x in a; do b; done => (select x [a] {b})",
        "for ((i=0; i<2; i++)); do a; done => (for i=0; i<2; i++ {a})",
        "case $x in a|b) c;; (d) ;& *) e ;;& esac => "
            + "(case <B x> [a b]{c}BREAK [d]{}FALL_THROUGH [*]{e}CONTINUE)",
        "case x in esac => (case x )",
        "case x in a) b; esac => (case x [a]{b}BREAK)",
        "case in in in) in=1;; esac => (case in [in]{in=1}BREAK)",
        "((a + (b))) => (arithmetic a + (b))",
        "((a); b) => (subshell {(subshell {a}) ; b})",
        "[[ -f a && ! $b == c* || ( d ) ]] => (test ((<-f a> && !<<B b> == c*>) || <d>))",
        "[[ a < b ]] => (test <a < b>)",
        "[[ $a =~ ^(x|y z)+$ ]] => (test <<B a> =~ ^(x|y z)+$>)",
        // functions (XCU 2.9.5)
        "f() { a; } >b => (function f (group {a} >b))",
        "f ( ) ( a ) => (function f (subshell {a}))",
        "function f { a; } => (function f (group {a}))",
        "function f() { a; } => (function f (group {a}))",
        // words (XCU 2.2 and 2.6)
        "a'b'\"c$d\"\\e$'\\t\\x41' => a+'b'+\"c+<B d>\"+\\e+$'\tA'",
        "$\"a\" => \"a\"",
        "\"a\\b\\$\" => \"a\\b+\\$\"",
        "$ a$ $% => $ a$ $%",
        "$12 $@ $# => <B 1>+2 <B @> <B #>",
        "${x} ${x:-a} ${x-} ${#x} ${!x} => <B x> <B x :- a> <B x - > <L x> <I x>",
        "${x#a}${x##*/}${x%%.*} => <B x # a>+<B x ## */>+<B x %% .*>",
        "${#} ${##} ${#-} ${#-x} ${##x} => <B #> <L #> <L -> <B # - x> <B # # x>",
        "${x/a/b} ${x//a} ${x^^} ${x@Q} => <B x / a/b> <B x // a> <B x ^^ > <B x @Q >",
        "${a[1]} ${#a[@]} ${!a[@]} ${a[b[1]]} => <B a[1]> <L a[@]> <I a[@]> <B a[b[1]]>",
        "${x:1:2} ${!x*} => <B x : 1:2> <I x * >",
        "${x:-'}'} \"${x:-'}'}\" => <B x :- '}'> \"<B x :- '>+'}\"",
        "\"${x:-\"a b\"}\" \"${x%'}'}\" => \"<B x :- \"a b\">\" \"<B x % '}'>\"",
        "$(a; b) `a \\`b\\`` => ${a ; b} `{a `{b}}",
        "\"`a \\\"b\\\"`\" => \"`{a \"b\"}\"",
        "$(case x in a) b;; esac) => ${(case x [a]{b}BREAK)}",
        "$() $( (a) ) $((a) ) => ${} ${(subshell {a})} ${(subshell {a})}",
        "$((1 + $x * (2))) => $((1 + +<B x>+ * (2)))",
        "a <(b) >(c d) => a <{b} >{c d}",
        "ls !(a|b) x@(c) => ls !(a|b) x+@(c)",
        "~/a {a,b} *.c => ~/a {a,b} *.c",
        "a\u00e9 \ud83d\ude00 => a\u00e9 \ud83d\ude00",
      })
  void constructs(String text, String expected) {
    assertEquals(expected, outline(text));
  }

  @Test
  void newlinesEndCommandsOnlyWhereSomethingCanEnd() {
    assertEquals("a && b | c", outline("a &&\n\n b |\n# x\nc\n"));
    assertEquals("(if {a} {b})", outline("if\na\n\nthen\n\nb\nfi\n"));
    assertEquals("(for x [a] {b})", outline("for x\nin a\ndo\nb\ndone"));
    assertEquals("(case x [a]{b}BREAK)", outline("case x\nin\n\na)\nb\n;;\nesac"));
    assertEquals("(function f (group {a}))", outline("f()\n{\na\n}"));
    assertEquals("a=[b c]", outline("a=(b # x\nc\n)"));
    assertEquals("(test (<a> && <b>))", outline("[[ a\n&&\nb ]]"));
  }

  @Test
  void continuedLinesAreOne() {
    assertEquals("a+b c", outline("a\\\nb \\\n c"));
    assertEquals("(if {a} {b})", outline("if a; then\\\n b; fi"));
    assertEquals("<B ab>", outline("$a\\\nb"));
    assertEquals("\"a+b\"", outline("\"a\\\nb\""));
    assertEquals("'a\\\nb'", outline("'a\\\nb'"));
  }

  @Test
  void hereDocumentsFollowTheirLine() {
    assertEquals("a <<E=\"x +<B y>+\n\" ; b", outline("a <<E; b\nx $y\nE\n"));
    assertEquals("a <<'E'='x $y\n' ; b", outline("a <<'E'\nx $y\nE\nb"));
    assertEquals("a <<-E=\"x\ny\n\"", outline("a <<-E\n\tx\n\t\ty\n\tE"));
    assertEquals("a <<A=\"1\n\" <<B=\"2\n\"", outline("a <<A <<B\n1\nA\n2\nB\n"));
    assertEquals("a ${b ; c} <<E=\"x\n\"", outline("a <<E $(b\nc)\nx\nE\n"));
    assertEquals("${a <<E=\"1)\n\"} ; b", outline("$(a <<E\n1)\nE\n)\nb"));
    assertEquals("a <<E=\"x+\\$+y\\z\"\n\"", outline("a <<E\nx\\$y\\z\"\nE\n"));
  }

  @Test
  void unterminatedHereDocumentsReachToTheEnd() {
    SimpleCommand command =
        ScriptWalker.simpleCommands(ScriptParser.parse("a <<E\nb\n").script()).get(0);
    HereDocument here = command.redirections().get(0).hereDocument().orElseThrow();
    assertEquals(false, here.terminated());
    assertEquals("b\n", here.body().literalValue().orElseThrow());
  }

  @Test
  void commentsAreKept() {
    assertEquals(
        List.of(new Comment("# b", new Span(2, 5)), new Comment("#c", new Span(6, 8))),
        ScriptParser.parse("a # b\n#c").comments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a; b; if c; d; done => a ; b ; c ; d => unexpected 'done' => 15",
        "a && b | => a => unexpected end of the script => 8",
        "a; for x in y; do b; c => a ; b ; c => 'for' is not closed => 3",
        "a $(b; c => b ; c => '$(' is not closed => 2",
        "a; b \"c => a => the quotes are not closed => 5",
        "a; ${x => a => the expansion is not closed => 3",
        "a ;; b => a => unexpected ';;' => 2",
        "a; ; b => a => there is no command before the separator => 3",
        "a; done => a => unexpected 'done' => 3",
        "a; f() a => a => unexpected 'a' => 7",
      })
  void errorsKeepWhatCameBefore(String text, String expected, String reason, int offset) {
    ParsedScript parsed = ScriptParser.parse(text);
    assertEquals(expected, Outline.of(parsed.script()));
    assertEquals(1, parsed.errors().size());
    assertEquals(reason, parsed.errors().get(0).reason());
    assertEquals(offset, parsed.errors().get(0).span().start());
  }

  @Test
  void errorsInBackquotesAndHereDocumentsDoNotEndTheScript() {
    ParsedScript parsed = ScriptParser.parse("a `if`; b <<E\n$(\nE\nc");
    assertEquals("a `{} ; b <<E=\"\" ; c", Outline.of(parsed.script()));
    assertEquals(
        List.of(new Span(3, 5), new Span(14, 16)),
        parsed.errors().stream().map(ScriptError::span).toList());
  }

  @Test
  void spansAreThoseOfTheText() {
    String text = "A=b c \"d\"'e'${f:-g} >h $(i j) `k \\`l\\`` <<-M && n\n\to\n\t$(p)\n\tM\n";
    List<String> found = new ArrayList<>();
    ParsedScript parsed = ScriptParser.parse(text);
    assertEquals(List.of(), parsed.errors());
    new ScriptWalker() {
      @Override
      protected void visit(Word word) {
        found.add(text.substring(word.span().start(), word.span().end()));
      }
    }.walk(parsed.script());
    assertEquals(
        List.of(
            "c",
            "\"d\"'e'${f:-g}",
            "g",
            "$(i j)",
            "i",
            "j",
            "`k \\`l\\``",
            "k",
            "`l\\`",
            "l",
            "h",
            "M",
            "\to\n\t$(p)\n",
            "p",
            "b",
            "n"),
        found);
  }

  @Test
  void placesOfATextThatWasTakenFromAnotherAreThere() {
    ScriptText joined =
        ScriptText.concat(List.of(ScriptText.at("a b", 10), ScriptText.at(" c", 20)));
    List<SimpleCommand> commands = ScriptWalker.simpleCommands(ScriptParser.parse(joined).script());
    assertEquals(
        List.of(new Span(10, 11), new Span(12, 13), new Span(21, 22)),
        commands.get(0).words().stream().map(Word::span).toList());
    assertEquals(new Span(10, 22), commands.get(0).span());
  }

  @Test
  void everySpanOfANestedCommandIsWithinTheText() {
    String text = "x=`a \"\\`b '$c' \\`\"` y=\"`d \\\"e\\\"`\"";
    ParsedScript parsed = ScriptParser.parse(text);
    assertEquals(List.of(), parsed.errors());
    for (SimpleCommand command : ScriptWalker.simpleCommands(parsed.script())) {
      assertTrue(command.span().end() <= text.length());
    }
  }
}
