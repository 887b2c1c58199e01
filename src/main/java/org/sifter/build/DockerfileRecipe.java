package org.sifter.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Label;
import org.sifter.progress.BuildEvent.PlannedStep;
import org.sifter.source.SourceFile;
import org.sifter.translate.TranslatedStep;
import org.sifter.translate.Translation;

/** A Dockerfile that has been translated. */
public final class DockerfileRecipe implements Recipe {
  private final SourceFile source;
  private final Translation translation;
  private final List<RecipeStep> steps;
  private final StepMarks marks;

  /**
   * A recipe.
   *
   * @param source the Dockerfile
   * @param translation what it has been translated to
   * @param labels labels that the image gets besides its own
   */
  public DockerfileRecipe(SourceFile source, Translation translation, List<Label> labels) {
    this.source = source;
    this.translation = labels.isEmpty() ? translation : translation.with(labels);
    this.steps = this.translation.steps().stream().map(this::recipeStep).toList();
    this.marks = new StepMarks(this.translation);
  }

  private RecipeStep recipeStep(TranslatedStep step) {
    Optional<String> stage = Optional.of(translation.stageName(step)).filter(s -> !s.isEmpty());
    Optional<String> place = Optional.of(source.name() + ":" + step.provenance().line());
    return new RecipeStep(
        new PlannedStep(step.number(), stage, step.title(), place),
        Optional.of(step.provenance().span()),
        step.kind() == TranslatedStep.Kind.BASE,
        step.image());
  }

  /** What the Dockerfile has been translated to. */
  public Translation translation() {
    return translation;
  }

  @Override
  public SourceFile source() {
    return source;
  }

  @Override
  public List<RecipeStep> steps() {
    return steps;
  }

  @Override
  public List<String> prepare(Path directory) throws IOException {
    Path file = directory.resolve("image.def");
    Files.write(file, DefinitionWriter.write(marks.definition()).getBytes(StandardCharsets.UTF_8));
    return List.of(file.toString());
  }

  /**
   * The definition has the image's own {@code /tmp} and {@code /var/tmp} come to light again, which
   * does not work where something is mounted below the host's. Apptainer can be told not to mount
   * them; other engines do not hear of it.
   */
  @Override
  public Map<String, String> variables() {
    return Map.of("APPTAINER_NO_MOUNT", "tmp");
  }

  @Override
  public Sign read(String line, int current) {
    return marks.read(line);
  }
}
