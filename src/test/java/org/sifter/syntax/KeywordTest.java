package org.sifter.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sifter.grammar.DockerfileLexer;

/** Holds the instruction catalogue against the grammar and the README. */
final class KeywordTest {
  @Test
  void theGrammarNamesTheTokensOfKeywordsInTheOrderOfTheCatalogue() {
    List<String> tokens =
        IntStream.range(DockerfileLexer.ADD, DockerfileLexer.UNKNOWN)
            .mapToObj(DockerfileLexer.VOCABULARY::getSymbolicName)
            .toList();
    assertEquals(Arrays.stream(Keyword.values()).map(Keyword::name).toList(), tokens);
  }

  @Test
  void theReadmeShowsTheCatalogue() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (Keyword keyword : Keyword.values()) {
      String flags =
          keyword.flags().stream()
              .map(flag -> "`--" + flag.name() + "`")
              .collect(Collectors.joining(" "));
      String shown = keyword.dropsFlags() ? "dropped unread" : flags.isEmpty() ? "none" : flags;
      String row =
          String.join(
              " | ", "| `" + keyword + "`", shown, keyword.expands(), keyword.definition() + " |");
      assertTrue(readme.contains(row), () -> "README.md lacks the row " + row);
    }
  }

  @Test
  void onlyTheseCannotBeTriggers() {
    Set<Keyword> never =
        Arrays.stream(Keyword.values()).filter(k -> !k.trigger()).collect(Collectors.toSet());
    assertTrue(never.equals(Set.of(Keyword.FROM, Keyword.MAINTAINER, Keyword.ONBUILD)));
  }
}
