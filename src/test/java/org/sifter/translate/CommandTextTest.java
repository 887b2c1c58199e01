package org.sifter.translate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.testing.Shells;

/**
 * A command line that is let into a subshell of a script gives there what {@code sh -c} gives. Both
 * are run by each shell of this machine. {@code -Dseed=N} repeats a run or tries another.
 */
final class CommandTextTest {
  private static final long SEED = Long.getLong("seed", 20_250_101L);
  private static final int GENERATED = 250;

  /** Command lines with something in them that a script reads otherwise, or may. */
  private static final List<String> NASTY =
      List.of(
          "echo a; exit 3; echo b",
          "false; true",
          "set -e; false; echo not reached",
          "set -e; (false); echo x || true",
          "false || { echo no; exit 4; }",
          "true && false",
          "echo a # b ) c",
          "echo a#b",
          "echo a # it's",
          "# only a comment",
          "  # indented",
          "echo a;# b",
          "echo (",
          "echo )",
          "echo a ) ; ( echo b",
          "}",
          "{ echo a; }",
          "{ echo a; } ; }",
          "case a in a) echo x;; esac",
          "case a in (a) echo x;; esac",
          "case a in a) case b in b) echo y;; esac;; esac",
          "case ')' in ')') echo x;; esac",
          "echo $(case a in a) echo x;; esac)",
          "echo $(case a in (a) echo x;; esac)",
          "echo $(echo \\))",
          "echo \"$(echo ')')\"",
          "echo \"$(echo \")\")\"",
          "echo \"a $(echo 'b \" c') d\"",
          "echo `echo a`",
          "echo \"`echo \"a b\"`\"",
          "echo '`'",
          "echo \\`",
          "echo ${X:-a}",
          "echo ${X:-')'}",
          "echo \"${X:-')'}\"",
          "echo \"${X:-\"}\"}\"",
          "echo \"${X:-'}'}\"",
          "echo ${X:-\\}}",
          "echo ${X:-{a}}",
          "echo ${#X} ${X#a} ${X%%b*} ${X##*/}",
          "echo $((1 + 2)) $(( (1 + 2) * 3 ))",
          "echo $((1 << 2))",
          "echo $(( 1 # 2 ))",
          "echo $0",
          "echo ${0}",
          "echo $- ${-}",
          "echo $_",
          "echo $_X ${_X}",
          "echo $# $@ $*",
          "echo ${1-none} $1 ${#}",
          "echo $LINENO",
          "echo \"$LINENO\"",
          "echo $$ | wc -l",
          "echo $?",
          "false; echo $?",
          "echo $! | wc -l",
          "echo '$0'",
          "echo \\$0",
          "echo \"\\$0\"",
          "echo $'a\\'b'",
          "echo $\"a\"",
          "echo \"$\" '$' $",
          "echo a\\",
          "echo a \\\\",
          "echo 'a\\' 'b'",
          "echo \"a\\\"b\"",
          "echo 'a",
          "echo \"a",
          "echo \"a'b\" 'c\"d'",
          "cat <<E\na\nE",
          "cat <<-E\n\ta\n\tE\n",
          "cat <<< a",
          "echo a\necho b",
          "echo a\n\n  echo b\n",
          "echo a \\\n  b",
          "echo a\\\nb",
          "echo 'a\nb'",
          "echo \"a\nb\"",
          "echo $(echo a\necho b)",
          "if true\nthen echo a\nfi",
          "for i in a b; do echo $i; done",
          "while read x; do echo $x; done",
          "cat",
          "f() { echo f; }; f",
          "f() ( echo f ); f",
          "function f { echo f; }; f",
          "alias x='echo y'; x",
          "alias x='echo y'\nx",
          "exit 3\n esac",
          "exit 0\n)",
          "trap 'echo bye' EXIT; echo a",
          "trap 'echo bye' 0; exit 5",
          "kill -TERM $$; echo survived",
          "(exit 6)",
          "exec echo a",
          "exec sh -c 'exit 7'",
          "return 3",
          "return",
          "break",
          "set -x; echo a",
          "set -u; echo $NOTSET; echo b",
          "set -o pipefail; false | true",
          "set -n; echo a",
          "set --; echo \"[$*]\"",
          "set a b; echo a",
          "shift; echo $?",
          "cd /; pwd",
          "cd /nowhere; pwd",
          "true &",
          "echo a & wait",
          "echo a;",
          "echo a &&",
          "echo a ||",
          "echo a |",
          ";",
          "& echo",
          "|",
          "! true",
          "! false",
          "!true",
          "if",
          "fi",
          "then",
          "do",
          "done",
          "if false; then echo a; else echo b; fi",
          "echo a > /dev/null; echo b",
          "echo >&2",
          "echo 2>&1",
          "[ -n \"$X\" ] && echo yes",
          "[[ a == a ]] && echo yes",
          "test a = a -a b = b; echo $?",
          "printf '%s\\n' a b",
          "printf %s a",
          "echo -n a",
          "echo *",
          "echo ~",
          "echo {a,b}",
          "echo a{b",
          "echo a}b",
          "X=1 Y=2; echo $X$Y",
          "X='a  b'; echo $X",
          "A=$(false); echo $?",
          "A=$(false) && echo yes",
          "export A=b; sh -c 'echo $A'",
          "unset X; echo ${X-unset}",
          "readonly R=1; R=2; echo after",
          "umask",
          "eval 'echo a; exit 8'",
          "eval \"echo )\"",
          ". /nowhere; echo a",
          "nosuchcommand; echo $?",
          "nosuchcommand",
          "echo \u00e9 \u00a0x",
          "echo a\tb",
          "echo a\rb",
          "\techo a",
          "echo a   ",
          "echo 'a   '  ",
          "echo a\\ ",
          "echo a\\\t",
          "echo \"a\\\n b\"",
          "echo \"#\" '#' \\# a\\ #b",
          "echo $#",
          "echo ${#}",
          "echo $(# comment\necho a)",
          "echo a;# ) comment",
          "(echo a # )\n)",
          "( echo a",
          "echo $(echo a",
          "echo ${X",
          "echo \"${X\"",
          "echo \"$(echo a\"",
          "echo \"$((1))\" \"$(( 2 ))\"",
          "time echo a",
          "coproc echo a",
          "select x in a; do break; done",
          "local x=1; echo $?",
          "echo ${X:=b}$X",
          "echo ${NOTSET:?msg}; echo after",
          "echo <(echo a)",
          "cat <(echo a)",
          "diff <(echo a) <(echo a) && echo same",
          "((1)); echo $?",
          "(( 1 + 1 )) && echo two",
          "((echo a); echo b)",
          "echo a >| /dev/null",
          "times > /dev/null; echo $?",
          "hash -r; echo $?",
          "type cd > /dev/null; echo $?",
          "command -v sh > /dev/null; echo $?",
          "sleep 0 & echo $? ; wait",
          "echo a | { read x; echo [$x]; }",
          "getopts a x; echo $?",
          "ulimit -c 0; echo $?");

  /** What the generator puts together. No error messages, as they name the script. */
  private static final List<String> PIECES =
      List.of(
          "echo a",
          "echo",
          "printf '%s.' x",
          "false",
          "true",
          "exit 3",
          "set -e",
          "X=1",
          "$X",
          "\"$X\"",
          "${X:-",
          "}",
          "{ ",
          "; }",
          "(",
          ")",
          "$(",
          "\"$(",
          ")\"",
          "`",
          "'",
          "\"",
          "\\",
          " ",
          " ",
          " ",
          ";",
          "; ",
          " && ",
          " || ",
          " | ",
          " & wait; ",
          "#",
          " # ",
          "\n",
          "\n  ",
          " \\\n",
          "\\\n",
          "case a in ",
          "a) ",
          ";;",
          " esac",
          "if true; then ",
          "; fi",
          "for i in 1 2; do ",
          "; done",
          "while false; do ",
          "! ",
          "<<E",
          "$((",
          "))",
          "1+1",
          "$0",
          "$#",
          "$?",
          "$",
          "*",
          "[ a = a ]",
          "> /dev/null",
          "f() ",
          "a",
          "b=c",
          "'a b'",
          "\"a b\"",
          "\\ ",
          "\t");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "X", "a/b", "_X", "y");

  @TempDir Path directory;

  @Test
  void nastyCommandLinesGiveTheSame() throws Exception {
    List<Executable> each = new ArrayList<>();
    NASTY.forEach(text -> each.add(() -> assertSame(text, List.of())));
    assertAll(each);
  }

  @Test
  void mostOfThePlainCommandLinesAreLetIn() {
    List<String> quoted =
        List.of(
                "apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
                "case a in (a) echo x;; esac",
                "for i in a b; do echo \"$i\"; done",
                "set -eux; echo \"${X:-b}\" '%s' > /x # done",
                "echo $((1 + 2)) \"$(date)\"")
            .stream()
            .filter(text -> CommandText.lines(text, List.of()).isEmpty())
            .toList();
    assertEquals(List.of(), quoted);
  }

  @Test
  void generatedCommandLinesGiveTheSame() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    Set<String> texts = new LinkedHashSet<>();
    // Only what is let in is worth the shells' time.
    while (texts.size() < GENERATED) {
      String text = text(random);
      if (CommandText.lines(text, List.of()).isPresent()) {
        texts.add(text);
      }
    }
    List<Executable> each = new ArrayList<>();
    texts.forEach(text -> each.add(() -> assertSame(text, breaks(text, random))));
    assertAll(each);
  }

  @Test
  void lineBreaksAreKeptBetweenWordsOnly() {
    assertEquals(
        Optional.of(List.of("echo a \\", "  && echo 'b  c'")),
        CommandText.lines("echo a   && echo 'b  c'", List.of(7, 19)));
    assertEquals(Optional.of(List.of("echo ab")), CommandText.lines("echo ab", List.of(6)));
    assertEquals(Optional.of(List.of("echo a\\ b")), CommandText.lines("echo a\\ b", List.of(8)));
    assertEquals(
        "echo a \\\n b", CommandText.withLineBreaks("echo a b", List.of(6)), "for a quoted word");
    assertEquals("echo 'a b", CommandText.withLineBreaks("echo 'a b", List.of(7)));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(9); length > 0; length--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static List<Integer> breaks(String text, Random random) {
    List<Integer> breaks = new ArrayList<>();
    for (int i = 1; i < text.length(); i++) {
      if (text.indexOf('\n') < 0 && random.nextInt(4) == 0) {
        breaks.add(i);
      }
    }
    return breaks;
  }

  /** What {@code sh -c} gives, the same text gives in a subshell of {@code sh -ex}. */
  private void assertSame(String text, List<Integer> breaks) throws Exception {
    Optional<List<String>> lines = CommandText.lines(text, breaks);
    Map<String, Shells.Outcome> expected = new LinkedHashMap<>();
    Map<String, Shells.Outcome> actual = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> shell : Shells.present().entrySet()) {
      String quoted = CommandText.withLineBreaks(text, breaks);
      if (lines.isEmpty() && quoted.equals(text)) {
        return;
      }
      Shells.Outcome wanted = run(shell.getValue(), "-c", text);
      Shells.Outcome given =
          lines.isPresent()
              ? run(shell.getValue(), "-ex", script(lines.get()).toString())
              : run(shell.getValue(), "-c", quoted);
      expected.put(shell.getKey(), wanted);
      actual.put(shell.getKey(), isBashGivingUp(shell.getKey(), wanted, given) ? wanted : given);
    }
    assertEquals(
        expected, actual, () -> "seed " + SEED + "\n" + text + "\n" + lines + "\n" + breaks);
  }

  /** Where bash gives up, it ends a {@code -c} text with 127 and a subshell with another status. */
  private static boolean isBashGivingUp(String shell, Shells.Outcome wanted, Shells.Outcome given) {
    return shell.startsWith("bash")
        && wanted.status() == 127
        && given.out().equals(wanted.out())
        && given.status() != 0;
  }

  /** The script that a definition file would have, with something below that must not run. */
  private Path script(List<String> lines) throws IOException {
    String body = lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    return Files.writeString(
        directory.resolve("script"), "(   cd 'work dir'; set +ex\n" + body + ")\n");
  }

  private Shells.Outcome run(List<String> shell, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(shell);
    boolean isCommand = arguments[0].equals("-c");
    words.addAll(List.of(arguments));
    Path work = directory.resolve("work dir");
    Files.createDirectories(work);
    Shells.Outcome outcome = Shells.run(words, isCommand ? work : directory, ENVIRONMENT);
    assertTrue(outcome.status() >= 0);
    return outcome;
  }
}
