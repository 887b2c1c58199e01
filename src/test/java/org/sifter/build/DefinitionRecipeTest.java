package org.sifter.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sifter.definition.DefinitionSyntaxException;
import org.sifter.definition.Label;
import org.sifter.source.SourceFile;

/** Definition files that others have written. */
final class DefinitionRecipeTest {
  private static final String TWO_STAGES =
      """
      Bootstrap: docker
      From: {{ BASE }}
      Stage: first

      %setup
          echo on the host
      %post
          apt-get update
          make

      Bootstrap: docker
      From: busybox
      Stage: last

      %files from first
          /app /app
      %post
          true
      %test
          /app --help
      """;

  private static DefinitionRecipe recipe() throws DefinitionSyntaxException {
    return new DefinitionRecipe(
        SourceFile.of("app.def", TWO_STAGES), Map.of("BASE", "debian:bookworm"), List.of());
  }

  private static String text(Optional<org.sifter.source.Span> place) {
    return place.map(span -> SourceFile.of("", TWO_STAGES).text(span)).orElse("");
  }

  @Test
  void labelsComeBehindTheTextUnlessItSetsThem(@TempDir Path directory) throws Exception {
    String text = "Bootstrap: docker\nFrom: a\n\n%labels\n    mine {{ V }}\n%post\n    true";
    List<Label> labels = List.of(new Label("mine", "2"), new Label("other", "3 4"));
    DefinitionRecipe recipe =
        new DefinitionRecipe(SourceFile.of("app.def", text), Map.of("V", "1"), labels);
    List<String> words = recipe.prepare(directory);
    assertEquals(
        text + "\n\n%labels\n    other 3 4\n",
        Files.readString(Path.of(words.get(words.size() - 1))));
  }

  @Test
  void stepsAreWhatAnEngineDoesInItsOrder() throws Exception {
    assertEquals(
        List.of(
            "first docker debian:bookworm app.def:2",
            "first %setup app.def:5",
            "first %post app.def:7",
            "last docker busybox app.def:12",
            "last %files app.def:15",
            "last %post app.def:17",
            "last %test app.def:19"),
        recipe().steps().stream()
            .map(RecipeStep::planned)
            .map(s -> s.stage().get() + " " + s.title() + " " + s.place().get())
            .toList());
  }

  @Test
  void stepsBeginWithWhatTheEngineSays() throws Exception {
    DefinitionRecipe recipe = recipe();
    List<String> said =
        List.of(
            "INFO:    Starting build...",
            "INFO:    Fetching OCI image...",
            "INFO:    Running setup scriptlet",
            "+ echo on the host",
            "INFO:    Running post scriptlet",
            "INFO:    I am a program of the step",
            "INFO:    Fetching OCI image...",
            "INFO:    Extracting OCI image...",
            "INFO:    Inserting Apptainer configuration...",
            "INFO:    Copying /app to /app",
            "INFO:    Running post scriptlet",
            "INFO:    Running testscript");
    int current = 1;
    StringBuilder steps = new StringBuilder();
    for (String line : said) {
      OptionalInt begins = recipe.read(line, current).begins();
      current = begins.orElse(current);
      steps.append(current);
    }
    assertEquals("112233444567", steps.toString());
  }

  @Test
  void aFailureIsAtTheLineThatTheShellNames() throws Exception {
    DefinitionRecipe recipe = recipe();
    RecipeStep post = recipe.step(3);
    Stream.of(
            "/.post.script: line 2: make: not found", // busybox
            "/.post.script: 2: make: not found", // dash
            "+ make") // its trace
        .forEach(line -> assertEquals("make", text(recipe.failurePlace(post, List.of(line)))));
    assertEquals("%post", text(recipe.failurePlace(post, List.of("+ other"))));
    assertEquals("%post", text(recipe.failurePlace(post, List.of("/.post.script: line 99: x"))));
    assertEquals("From: {{ BASE }}", text(recipe.step(1).place()));
  }

  @Test
  void whatNoEngineCanReadIsNoRecipe() {
    DefinitionSyntaxException e =
        assertThrows(
            DefinitionSyntaxException.class,
            () -> new DefinitionRecipe(SourceFile.of("app.def", TWO_STAGES), Map.of(), List.of()));
    assertEquals(2, e.line());
  }
}
