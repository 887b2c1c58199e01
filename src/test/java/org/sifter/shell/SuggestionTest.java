package org.sifter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KEYWORDS =
      List.of("ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "FROM", "RUN", "WORKDIR");

  @ParameterizedTest
  @CsvSource({
    "RUNN, RUN",
    "rnu, RUN",
    "FROMM, FROM",
    "FORM, FROM",
    "copi, COPY",
    "WRKDIRR, WORKDIR",
    "ENTYRPOINT, ENTRYPOINT",
    "ENVV, ENV",
    "run, RUN",
  })
  void slipsAreRecognised(String given, String meant) {
    assertEquals(Optional.of(meant), Suggestion.nearest(given, KEYWORDS));
  }

  @ParameterizedTest
  @CsvSource({"MAINTAINER", "X", "''", "WORK", "ZZZ", "R"})
  void otherWordsAreNot(String given) {
    assertEquals(Optional.empty(), Suggestion.nearest(given, KEYWORDS));
  }

  @Test
  void firstOfEquallyNearIsTaken() {
    assertEquals(Optional.of("bat"), Suggestion.nearest("cat", List.of("bat", "rat")));
    assertEquals(Optional.of("cat"), Suggestion.nearest("cat", List.of("bat", "cat")));
    assertEquals(Optional.empty(), Suggestion.nearest("cat", List.of()));
  }

  @Test
  void lettersSwappedAreNotChangedAgain() {
    assertEquals(Optional.empty(), Suggestion.nearest("ca", List.of("abc")));
  }
}
