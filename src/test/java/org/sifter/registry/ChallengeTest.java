package org.sifter.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChallengeTest {
  @Test
  void readsSchemeAndParameters() {
    assertEquals(
        Optional.of(
            new Challenge(
                "bearer",
                Map.of("realm", "https://a/t?x=1,2", "service", "a \"b\"", "scope", "pull"))),
        Challenge.of(
            List.of("Bearer realm=\"https://a/t?x=1,2\", Service=\"a \\\"b\\\"\",scope=pull")));
    assertEquals(
        Optional.of(new Challenge("basic", Map.of("realm", "x"))),
        Challenge.of(List.of("BASIC realm=x")));
    assertEquals(Optional.of(new Challenge("basic", Map.of())), Challenge.of(List.of("Basic")));
  }

  @Test
  void takesTheFirstThatCanBeAnswered() {
    assertEquals(
        Optional.of("basic"),
        Challenge.of(List.of("Negotiate", "Basic realm=\"x\"")).map(Challenge::scheme));
    assertEquals(Optional.empty(), Challenge.of(List.of("Negotiate", "")));
    assertEquals(Optional.empty(), Challenge.of(List.of()));
  }
}
