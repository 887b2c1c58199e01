package org.sifter.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real shells on a real terminal complete command lines with the tabulator. */
final class CompletionIT {
  /** The shells, and how each is started without the settings of a user. */
  private enum Shell {
    BASH("bash --norc --noprofile -i", "PS1='> '; source ./script; bind 'set bell-style none'"),
    ZSH(
        "zsh -f -i",
        "PS1='> '; autoload -U compinit; compinit -u -D; source ./script; unsetopt beep list_beep"),
    FISH("fish --no-config -i", "source ./script; function fish_prompt; printf '> '; end");

    private final String start;
    private final String settings;

    Shell(String start, String settings) {
      this.start = start;
      this.settings = settings;
    }

    private String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @TempDir private Path directory;

  @BeforeEach
  void fill() throws IOException {
    Tmux.require();
    Files.createDirectories(directory.resolve("some project"));
    Files.createDirectories(directory.resolve("other"));
    Files.writeString(directory.resolve("some file"), "");
  }

  private Tmux open(Shell shell) throws Exception {
    require(shell.word());
    Files.writeString(
        directory.resolve("script"),
        Commands.in(directory).run(Engines.SIFTER, "completion", shell.word()).orFail().output());
    // A home of its own: shells keep what was typed.
    String home = "env HOME=" + directory + " XDG_CONFIG_HOME=" + directory + " TERM=screen ";
    Tmux terminal = Tmux.open(directory, 100, 20, home + shell.start);
    terminal.type(shell.settings + "; clear; echo ready");
    terminal.press("Enter");
    terminal.await(Pattern.compile("(?s).*^ready\\n> ?\\n?", Pattern.MULTILINE));
    return terminal;
  }

  private static void require(String program) {
    boolean isThere =
        Stream.of("/bin", "/usr/bin").anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    if (!isThere) {
      String message = "no test of completion without " + program;
      if (System.getenv("CI") != null) {
        fail(message);
      }
      abort(message);
    }
  }

  private static void completes(Tmux terminal, String typed, String expected)
      throws InterruptedException {
    terminal.press("C-u");
    terminal.type(typed);
    terminal.press("Tab");
    terminal.await(
        Pattern.compile("(?s).*^> " + Pattern.quote(expected) + "[ =,]?\\n.*", Pattern.MULTILINE));
    terminal.press("C-u");
  }

  @ParameterizedTest
  @EnumSource
  void commandsOptionsValuesAndFilesAreCompleted(Shell shell) throws Exception {
    try (Tmux terminal = open(shell)) {
      completes(terminal, "sifter conv", "sifter convert");
      completes(terminal, "sifter convert --dia", "sifter convert --dialect");
      completes(terminal, "sifter convert --resolve ne", "sifter convert --resolve never");
      completes(terminal, "sifter convert --resolve=al", "sifter convert --resolve=always");
      completes(terminal, "sifter plan --format js", "sifter plan --format json");
      completes(terminal, "sifter lint --format sa", "sifter lint --format sarif");
      completes(
          terminal,
          "sifter lint --select tmp-wipe,tmp-copy",
          "sifter lint --select tmp-wipe,tmp-copy-then-run");
      completes(terminal, "sifter convert -f some\\ f", "sifter convert -f some\\ file");
      completes(terminal, "sifter convert some", "sifter convert some\\ project/");
      completes(terminal, "sifter build --site mi", "sifter build --site mila-like");
      completes(terminal, "sifter build --site oth", "sifter build --site other/");
      completes(terminal, "sifter cache pr", "sifter cache prune");
      completes(terminal, "sifter explain WORK", "sifter explain WORKDIR");
      completes(terminal, "sifter help to", "sifter help to-dockerfile");
    }
  }

  @ParameterizedTest
  @EnumSource
  void scriptsAreReadWithoutAWord(Shell shell) {
    require(shell.word());
    Commands commands = Commands.in(directory);
    String script = commands.run(Engines.SIFTER, "completion", shell.word()).orFail().output();
    assertTrue(script.startsWith("#"), script);
    try {
      Files.writeString(directory.resolve("script"), script);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertEquals("", commands.run(shell.word(), "-n", "script").orFail().errors());
  }

  @ParameterizedTest
  @CsvSource({
    "sifter conv, convert",
    "sifter lint --no, --no-inline-ignore",
    "'sifter doctor --format ', json text"
  })
  void fishTellsWhatItWouldOffer(String line, String words) throws IOException {
    require("fish");
    Files.writeString(
        directory.resolve("script"),
        Commands.in(directory).run(Engines.SIFTER, "completion", "fish").orFail().output());
    String offered =
        Commands.in(directory)
            .run("fish", "--no-config", "-c", "source ./script; complete -C \"$argv\"", line)
            .orFail()
            .output();
    assertEquals(
        List.of(words.split(" ", -1)), offered.lines().map(it -> it.split("\t", -1)[0]).toList());
  }
}
