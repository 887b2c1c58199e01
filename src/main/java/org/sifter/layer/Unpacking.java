package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.RecipeStep;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.engine.ProcessGroup;
import org.sifter.source.Span;

/** Has the engine fetch and unpack images, each by a build without any step. */
final class Unpacking {
  private final DockerfileRecipe recipe;
  private final BuildRequest request;

  Unpacking(DockerfileRecipe recipe, BuildRequest request) {
    this.recipe = recipe;
    this.request = request;
  }

  /**
   * Unpacks an image into the place of a layer.
   *
   * @param layer the layer
   * @param header where the image comes from
   */
  void unpack(Layer layer, Header header, LayerJob job, LayerProgress progress)
      throws BuildFailedException, InterruptedException, IOException {
    progress.begin(layer);
    String name = job.name(layer);
    Files.createDirectory(job.place(layer));
    DefinitionFile definition =
        new DefinitionFile(List.of(), List.of(new DefinitionStage(header, List.of())));
    job.write(name + ".def", DefinitionWriter.write(definition));
    List<String> command =
        new ArrayList<>(List.of(request.engine().program().toString(), "build", "--sandbox"));
    command.addAll(request.modeOptions());
    command.add(job.place(layer).resolve("tree").toString());
    command.add(job.directory().resolve(name + ".def").toString());
    Map<String, String> variables = new LinkedHashMap<>(request.variables());
    // On the file system of the cache, so that what is unpacked is moved and not copied.
    variables.put("APPTAINER_TMPDIR", job.directory().toString());
    int status = run(command, variables, progress);
    if (status != 0 || !Files.isDirectory(job.place(layer).resolve("tree"))) {
      throw failure(layer, status, progress);
    }
    progress.end();
    job.take(layer, "FROM " + header.from().orElse("scratch"));
  }

  private BuildFailedException failure(Layer layer, int status, LayerProgress progress) {
    List<String> lines = progress.lastLines();
    progress.fail();
    Optional<RecipeStep> step = layer.steps().stream().findFirst().map(recipe::step);
    BuildPoint point =
        step.flatMap(RecipeStep::image)
            .<BuildPoint>map(
                image ->
                    new BuildPoint.AtImage(
                        image, step.flatMap(RecipeStep::place).orElse(Span.at(0))))
            .orElseGet(BuildPoint.BeforeSteps::new);
    return new BuildFailedException(point, status, lines);
  }

  private int run(List<String> command, Map<String, String> variables, LayerProgress progress)
      throws InterruptedException, IOException {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" 2>&1", "sifter"));
    words.addAll(command);
    try (ProcessGroup group =
        ProcessGroup.start(words, variables, request.directory(), progress::output)) {
      return group.waitFor();
    }
  }
}
