package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sifter.cli.CliTester.Outcome;

/** Tries what the README says of linting: the command lines of its recipes, and its config file. */
final class ReadmeRecipesTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:run|entry): (sifter lint .*)$|- (sifter lint .*)$");
  private static final Pattern CONFIG = Pattern.compile("(?s)keeps all this.*?```yaml\n(.*?)```");
  private static final String WIPE = "FROM debian:12.6\nRUN rm -rf /tmp/*\n";

  @TestFactory
  Stream<DynamicTest> commandsOfCi() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String recipes = readme.substring(readme.indexOf("### In CI"));
    List<String> commands =
        COMMAND
            .matcher(recipes)
            .results()
            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
            .toList();
    assertEquals(4, commands.size(), commands.toString());
    return commands.stream().map(c -> DynamicTest.dynamicTest(c, () -> check(c)));
  }

  private static void check(String command) {
    CliTester cli = new CliTester().file("docker/Dockerfile", WIPE);
    List<String> words =
        new ArrayList<>(List.of(command.split(" ")).subList(1, command.split(" ").length));
    if (!words.contains(".")) {
      words.add("docker/Dockerfile"); // as pre-commit adds the files of a commit
    }
    Outcome outcome = cli.run(words.toArray(String[]::new));
    boolean neverFails = words.contains("never");
    assertEquals(neverFails ? ExitCode.DONE : ExitCode.FINDINGS, outcome.code(), outcome.err());
    int output = words.indexOf("-o");
    String report = output < 0 ? outcome.out() : cli.read(words.get(output + 1));
    assertTrue(report.contains("tmp-wipe"), report);
  }

  @Test
  void theConfigFileIsUnderstood() throws IOException {
    MatchResult config =
        CONFIG.matcher(Files.readString(Path.of("README.md"))).results().findFirst().orElseThrow();
    CliTester cli =
        new CliTester()
            .file(".sifter.yaml", config.group(1))
            .file(".sifter-baseline.json", "{\"version\": 1, \"files\": {}}")
            .file("Dockerfile", WIPE)
            .file("third_party/Dockerfile", WIPE);
    Outcome outcome = cli.run("lint", "--show-config");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("  target: 'pull'\n"), outcome.out());
    assertTrue(outcome.out().contains("  site.bind-paths: '/scratch,/project'\n"), outcome.out());
    assertTrue(outcome.out().contains("\nexclude: ['third_party']\n"), outcome.out());
    assertTrue(outcome.out().contains("# Dockerfile\n"), outcome.out());
    assertFalse(outcome.out().contains("# third_party"), outcome.out());
  }
}
