package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.manual.CommandManual;
import org.sifter.manual.OptionManual;

/** The files that packaging writes. */
final class ManualPagesTest {
  private static final Path GROFF = Path.of("/usr/bin/groff");

  @TempDir private Path share;

  @BeforeEach
  void write() throws IOException {
    ManualFiles.main(new String[] {share.toString(), "1.2.3", "2026-01-02T03:04:05Z"});
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(share.resolve("man/man1"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void thereIsAPageForEachCommand() throws IOException {
    Set<String> expected =
        Cli.commands().stream()
            .map(command -> "sifter-" + command.name() + ".1")
            .collect(Collectors.toCollection(TreeSet::new));
    expected.add("sifter.1");
    assertEquals(
        expected,
        pages().stream()
            .map(page -> page.getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void completionStandsWhereShellsLookForIt() {
    for (String file :
        List.of(
            "bash-completion/completions/sifter",
            "zsh/site-functions/_sifter",
            "fish/vendor_completions.d/sifter.fish")) {
      assertTrue(Files.isRegularFile(share.resolve(file)), file);
    }
  }

  @Test
  void groffFindsNothingToWarnOf() throws Exception {
    assumeTrue(Files.isExecutable(GROFF), "there is no groff");
    for (Path page : pages()) {
      assertEquals("", groff("-z", page), page.toString());
    }
  }

  @Test
  void whatIsReadCanBeTyped() throws Exception {
    assumeTrue(Files.isExecutable(GROFF), "there is no groff");
    for (CommandManual command : Manuals.of(Cli.commands())) {
      if (command.name().equals(Cli.HELP)) {
        continue;
      }
      String text = groff("-c", share.resolve("man/man1/sifter-" + command.name() + ".1"));
      String plain = text.replaceAll(".\b", "").replaceAll("\\s+", " ");
      assertTrue(plain.contains("sifter " + command.name() + " " + command.synopsis()), plain);
      for (OptionManual option : command.options()) {
        assertTrue(plain.contains("--" + option.name()), option.name());
        assertTrue(plain.contains(option.description().substring(1)), option.description());
      }
    }
  }

  private static String groff(String option, Path page) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                GROFF.toString(),
                "-man",
                "-ww",
                "-Tutf8",
                "-rLL=500n",
                "-P-cbou",
                option,
                page.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends");
    return output;
  }
}
