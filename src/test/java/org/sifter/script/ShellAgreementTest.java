package org.sifter.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.testing.Shells;

/** What we take for a script, real shells take for one; what words stand for, they print. */
final class ShellAgreementTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final Path DASH = Path.of("/bin/dash");

  private static final List<String> SCRIPTS =
      List.of(
          "apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*",
          "set -eux; for i in 1 2; do if [ -f \"$i\" ]; then cat \"$i\" | sed 's/a/b/' >x; fi; done",
          "case \"$(uname -m)\" in x86_64) a=1;; (arm*|aarch64) a=2 ;; *) exit 1; esac; echo $a",
          "cat >x <<'E' && { echo \"${x:-$(date)}\" 2>&1; } || true\nbody\nE\n",
          "f() { local a=\"$1\"; while read -r l; do echo \"$l\"; done <\"$a\"; }; f `ls`",
          "echo $((1 + 2)) $( (a; b) | c) \"`d \\`e\\``\" & wait");

  private static final List<String> PIECES =
      List.of(
          ";", "&&", "||", "|", "&", "\n", "(", ")", "{ ", " } ", "if ", "then ", " fi", " else ",
          "for ", " do ", " done", "case ", " esac", " in ", "while ", "$(", "`", "${", "}", "$((",
          "))", "\"", "'", "\\", "#", " ", "x", "=", "a=", "f()", "<", ">", "<<E\n", "2>", "$",
          "$x", "*", ";;", "\\\n", "E\n", "3", "until ", "elif ", "${x:-", "${#");

  @TempDir Path directory;

  @BeforeAll
  static void needsShells() {
    assumeTrue(Files.isExecutable(BASH) && Files.isExecutable(DASH));
  }

  private boolean accepts(Path shell, Path script) throws IOException, InterruptedException {
    List<String> words = List.of(shell.toString(), "-n", script.toString());
    return Shells.run(words, directory, Map.of()).status() == 0;
  }

  @Test
  void scriptsAreAcceptedByAll() throws Exception {
    for (String script : SCRIPTS) {
      Path file = Files.writeString(directory.resolve("script"), script);
      assertTrue(accepts(BASH, file) && accepts(DASH, file), script);
      assertEquals(List.of(), ScriptParser.parse(script).errors(), script);
    }
  }

  /** Where bash and dash are of one mind about a script with something wrong in it, so are we. */
  @Test
  void mutatedScriptsAreJudgedAsByShells() throws Exception {
    SplittableRandom random = new SplittableRandom(20_260_101);
    for (int i = 0; i < 300; i++) {
      String script = mutated(random);
      Path file = Files.writeString(directory.resolve("script"), script);
      boolean bash = accepts(BASH, file);
      if (bash == accepts(DASH, file)) {
        ParsedScript parsed = ScriptParser.parse(script);
        assertEquals(bash, parsed.errors().isEmpty(), () -> script + "\n" + parsed.errors());
      }
    }
  }

  private static String mutated(SplittableRandom random) {
    StringBuilder text = new StringBuilder(SCRIPTS.get(random.nextInt(SCRIPTS.size())));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      if (random.nextInt(3) == 0) {
        text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
      } else {
        text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static final Map<String, String> VALUES =
      Map.of("x", "v", "y", "a b", "empty", "", "z", " l  t ");

  /** No lone dollar sign: before quotes it means something to Bash alone. */
  private static final List<String> WORD_PIECES =
      List.of(
          "a",
          "b-c",
          "=",
          "'q q'",
          "''",
          "\"",
          "\"",
          "\\$",
          "\\\\",
          "\\ ",
          "\\a",
          "\"d \\\" \\a\"",
          "$x",
          "${x}",
          "$y",
          "\"$y\"",
          "$z",
          "$empty",
          "\"$empty\"",
          "${empty:-d e}",
          "${empty-d}",
          "${x:+s 't u'}",
          "${empty:+s}",
          "${empty+s}",
          "${#y}",
          "${y:-$x}",
          "\"${empty:-'k'}\"",
          "${empty:-'k l'}",
          "\"${empty:-\"m n\"}\"",
          "#",
          "%",
          "{}",
          "[",
          "!",
          "\"\\$x\"",
          "\"`\\`\"",
          "\"$ \"",
          "é",
          "\\\n",
          "\"o\\\np\"");

  @Test
  void wordsStandForWhatShellsPrint() throws Exception {
    SplittableRandom random = new SplittableRandom(4711);
    List<String> words = new ArrayList<>();
    List<List<String>> fields = new ArrayList<>();
    while (words.size() < 1000) {
      String word = word(random);
      ParsedScript parsed = ScriptParser.parse(": " + word);
      if (!parsed.errors().isEmpty() || parsed.script().lists().size() != 1) {
        continue;
      }
      List<SimpleCommand> commands = ScriptWalker.simpleCommands(parsed.script());
      List<Word> arguments = commands.get(commands.size() - 1).arguments();
      Optional<List<String>> known =
          arguments.size() == 1
              ? arguments.get(0).fields(name -> Optional.ofNullable(VALUES.get(name)))
              : Optional.empty();
      if (known.isPresent()) {
        words.add(word);
        fields.add(known.get());
      }
    }
    assertPrinted(words, fields);
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    int pieces = 1 + random.nextInt(5);
    for (int i = 0; i < pieces; i++) {
      word.append(WORD_PIECES.get(random.nextInt(WORD_PIECES.size())));
    }
    return word.toString();
  }

  private void assertPrinted(List<String> words, List<List<String>> fields) throws Exception {
    StringBuilder script = new StringBuilder("p() { for i; do printf '<").append('%');
    script.append("s>' \"$i\"; done; echo /; }\n");
    VALUES.forEach((name, value) -> script.append(name + "='" + value + "'\n"));
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      script.append("p " + words.get(i) + "\n");
      fields.get(i).forEach(field -> expected.append("<" + field + ">"));
      expected.append("/\n");
    }
    Path file = directory.resolve("words");
    Files.write(file, script.toString().getBytes(UTF_8));
    for (Path shell : List.of(BASH, DASH)) {
      String out =
          Shells.run(List.of(shell.toString(), file.toString()), directory, Map.of()).out();
      String[] lines = out.split("/\n", -1);
      String[] wanted = expected.toString().split("/\n", -1);
      for (int i = 0; i < words.size(); i++) {
        assertEquals(wanted[i], i < lines.length ? lines[i] : "", shell + " " + words.get(i));
      }
    }
  }

  @Test
  void ansiQuotesStandForWhatBashPrints() throws Exception {
    for (String word :
        List.of("$'a\\tb\\n'", "$'\\x41\\101\\u00e9\\'\\\\\\q'", "$'\\cA\\e\\0x'", "\"$'a'\"")) {
      String script = "printf '%s.' " + word;
      Path file = Files.writeString(directory.resolve("words"), script);
      Map<String, String> locale = Map.of("LC_ALL", "C.UTF-8");
      Word parsed =
          ScriptWalker.simpleCommands(ScriptParser.parse(script).script()).get(0).words().get(2);
      assertEquals(
          Shells.run(List.of(BASH.toString(), file.toString()), directory, locale).out(),
          parsed.literalValue().orElseThrow() + ".");
    }
  }
}
