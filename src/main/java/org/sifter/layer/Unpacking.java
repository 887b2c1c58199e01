package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.FetchRace;
import org.sifter.build.RecipeStep;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.engine.ProcessGroup;
import org.sifter.source.Span;

/**
 * Has the engine fetch and unpack images, each by a build without any step. Of an image's config
 * the engine tells all only in an image file: so it makes one, of an empty directory, as the {@code
 * mksquashfs} that it finds takes the file system away before ({@code unpack.sh}).
 */
final class Unpacking {
  private final DockerfileRecipe recipe;
  private final BuildRequest request;
  private final Path mksquashfs;

  /**
   * The unpacking of images.
   *
   * @param mksquashfs the program that compresses images
   */
  Unpacking(DockerfileRecipe recipe, BuildRequest request, Path mksquashfs) {
    this.recipe = recipe;
    this.request = request;
    this.mksquashfs = mksquashfs;
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
    Files.createDirectory(job.place(layer));
    DefinitionFile definition =
        new DefinitionFile(List.of(), List.of(new DefinitionStage(header, List.of())));
    String name = job.name(layer);
    job.write(name + ".def", DefinitionWriter.write(definition));
    Path tree = job.place(layer).resolve("tree");
    String image = job.directory().resolve(name + ".sif").toString();
    int status =
        FetchRace.run(
            () -> build(List.of(image), layer, job, progress),
            () -> FetchRace.isLost(progress.lastLines()));
    if (status == 0 && !Files.isDirectory(tree)) {
      // The engine has been configured to take another mksquashfs.
      status = build(List.of("--sandbox", tree.toString()), layer, job, progress);
    }
    if (status != 0 || !Files.isDirectory(tree)) {
      throw failure(layer, status, progress);
    }
    progress.end();
    job.take(layer, "FROM " + header.from().orElse("scratch"));
  }

  /** Runs the engine's build with options that end with the path of what it makes. */
  private int build(List<String> target, Layer layer, LayerJob job, LayerProgress progress)
      throws InterruptedException, IOException {
    List<String> command = new ArrayList<>(List.of(request.engine().program().toString(), "build"));
    command.addAll(request.modeOptions());
    command.addAll(target);
    command.add(job.directory().resolve(job.name(layer) + ".def").toString());
    Map<String, String> variables = new LinkedHashMap<>(request.variables());
    // On the file system of the cache, so that what is unpacked is moved and not copied.
    variables.put("APPTAINER_TMPDIR", job.directory().toString());
    Path programs = job.programs(layer, mksquashfs);
    variables.merge("PATH", programs.toString(), (path, own) -> own + ":" + path);
    try (ProcessGroup group =
        ProcessGroup.start(command, variables, request.directory(), progress::engineOutput)) {
      return group.waitFor();
    }
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
}
