package org.sifter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sifter.cli.CliTester.Outcome;
import org.sifter.manual.CommandManual;
import org.sifter.manual.Offer;
import org.sifter.manual.OptionManual;

/** What completion offers is what commands take: all of it, and nothing else. */
final class OffersTest {
  private static final String MADE_UP = "frobnicate";

  /** Those that a build takes with the launcher only. */
  private static final List<String> LAUNCHERS = List.of("shell", "modulefile");

  private record Choice(String command, String option, List<String> words) {
    private Outcome given(String word) {
      List<String> words = new ArrayList<>(List.of(command, "--" + option, word));
      if (command.equals("launcher")) {
        words.addAll(List.of("--sif", "a.sif"));
      } else if (LAUNCHERS.contains(option)) {
        words.add("--launcher");
      }
      return new CliTester().file("Dockerfile", "FROM alpine\n").run(words.toArray(String[]::new));
    }
  }

  static Stream<Choice> choices() {
    return Manuals.of(Cli.commands()).stream()
        .flatMap(
            command ->
                command.options().stream()
                    .filter(option -> !words(option).isEmpty())
                    .filter(
                        option -> option.value().orElseThrow().offer().paths() == Offer.Paths.NONE)
                    .map(option -> new Choice(command.name(), option.name(), words(option))));
  }

  private static List<String> words(OptionManual option) {
    return option.value().map(value -> value.offer().words()).orElse(List.of());
  }

  @ParameterizedTest
  @MethodSource("choices")
  void offeredWordsAreTaken(Choice choice) {
    for (String word : choice.words()) {
      String complaint = "sifter " + choice.command() + ": --" + choice.option();
      String messages = choice.given(word).err();
      assertFalse(
          messages.startsWith(complaint + " is ") || messages.contains(complaint + ": " + word),
          messages);
    }
  }

  @ParameterizedTest
  @MethodSource("choices")
  void otherWordsAreNot(Choice choice) {
    Outcome outcome = choice.given(MADE_UP);
    assertEquals(ExitCode.BAD_INPUT, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("--" + choice.option()), outcome.err());
    assertTrue(outcome.err().contains(MADE_UP), outcome.err());
  }

  @Test
  void valuesThatNameFilesOfferFiles() {
    for (CommandManual command : Manuals.of(Cli.commands())) {
      for (OptionManual option : command.options()) {
        boolean isFile = option.value().map(value -> value.name().equals("FILE")).orElse(false);
        assertTrue(
            !isFile || option.value().orElseThrow().offer().paths() == Offer.Paths.FILES,
            command.name() + " --" + option.name());
      }
    }
  }
}
