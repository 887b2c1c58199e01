package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.FetchRace;
import org.sifter.build.RecipeStep;
import org.sifter.build.TreeRemoval;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.definition.Header;
import org.sifter.engine.ProcessGroup;
import org.sifter.oci.Digest;
import org.sifter.oci.FilelessImage;
import org.sifter.oci.ImageContents;
import org.sifter.source.Span;

/**
 * Has the engine fetch and unpack images, each by a build without any step. Of an image's config
 * the engine tells all only in an image file: so it makes one, of an empty directory, as the {@code
 * mksquashfs} that it finds takes the file system away before ({@code unpack.sh}).
 *
 * <p>An image of one layer that the engine has fetched before is unpacked by {@code tar}, which
 * takes half the time. Meanwhile the engine builds an image of the same config without files; what
 * that has is added ({@code worker.sh}).
 */
final class Unpacking {
  private final DockerfileRecipe recipe;
  private final BuildRequest request;
  private final LayerCache cache;

  /**
   * The unpacking of images.
   *
   * @param cache what this machine can do
   */
  Unpacking(DockerfileRecipe recipe, BuildRequest request, LayerCache cache) {
    this.recipe = recipe;
    this.request = request;
    this.cache = cache;
  }

  /**
   * Unpacks an image into the place of a layer.
   *
   * @param layer the layer
   * @param work where the image comes from
   */
  void unpack(Layer layer, Layer.Unpack work, LayerJob job, LayerProgress progress)
      throws BuildFailedException, InterruptedException, IOException {
    progress.begin(layer);
    Files.createDirectory(job.place(layer));
    if (!isUnpackedHere(layer, work, job, progress)) {
      unpackByEngine(layer, work.header(), job, progress);
    }
    progress.end();
    job.take(layer, "FROM " + work.header().from().orElse("scratch"));
  }

  private boolean isUnpackedHere(
      Layer layer, Layer.Unpack work, LayerJob job, LayerProgress progress)
      throws InterruptedException, IOException {
    Optional<ImageContents> contents = work.contents().filter(image -> image.layers().size() == 1);
    Optional<Path> archive = contents.flatMap(image -> fetched(image.layers().get(0)));
    if (archive.isEmpty()) {
      return false;
    }
    boolean isDone = isUnpacked(archive.get(), contents.get(), layer, job, progress);
    if (!isDone) {
      TreeRemoval removal = new TreeRemoval(request.variables());
      boolean unused = removal.remove(tree(layer, job)) && removal.remove(additions(layer, job));
      Files.deleteIfExists(image(layer, job));
    }
    return isDone;
  }

  private Optional<Path> fetched(Digest digest) {
    return cache.fetched().flatMap(layers -> layers.archive(digest));
  }

  private boolean isUnpacked(
      Path archive, ImageContents contents, Layer layer, LayerJob job, LayerProgress progress)
      throws InterruptedException, IOException {
    Path layout = job.directory().resolve(job.name(layer) + ".image");
    new FilelessImage(contents.config()).write(layout);
    Header header = Header.of(BootstrapAgent.OCI, layout.toString());
    List<String> extract =
        cache
            .namespace()
            .extract(job.directory(), tree(layer, job), archive, contents.layers().get(0));
    Path additions = additions(layer, job);
    progress.output(
        "unpacking %s, which has been fetched before".formatted(contents.layers().get(0)));
    try (Extraction extraction =
        Extraction.start(archive, extract, request.variables(), job.directory())) {
      List<String> target = List.of(image(layer, job).toString());
      // It would tell that it fetches and extracts something.
      int status = build(header, target, additions, layer, job, line -> {});
      return status == 0 && Files.isDirectory(additions) && extraction.isDone();
    }
  }

  private void unpackByEngine(Layer layer, Header header, LayerJob job, LayerProgress progress)
      throws BuildFailedException, InterruptedException, IOException {
    Path tree = tree(layer, job);
    List<String> image = List.of(image(layer, job).toString());
    int status =
        FetchRace.run(
            () -> build(header, image, tree, layer, job, progress::engineOutput),
            () -> FetchRace.isLost(progress.lastLines()));
    if (status == 0 && !Files.isDirectory(tree)) {
      // The engine has been configured to take another mksquashfs.
      List<String> sandbox = List.of("--sandbox", tree.toString());
      status = build(header, sandbox, tree, layer, job, progress::engineOutput);
    }
    if (status != 0 || !Files.isDirectory(tree)) {
      throw failure(layer, status, progress);
    }
  }

  private static Path tree(Layer layer, LayerJob job) {
    return job.place(layer).resolve("tree");
  }

  /** Where the files come that an engine adds to those of an image. */
  private static Path additions(Layer layer, LayerJob job) {
    return job.place(layer).resolve("engine");
  }

  private static Path image(Layer layer, LayerJob job) {
    return job.directory().resolve(job.name(layer) + ".sif");
  }

  /**
   * Runs the engine's build of an image.
   *
   * @param target the options that end with the path of what it makes
   * @param tree where what it unpacks comes
   * @param output takes the lines that it prints
   */
  private int build(
      Header header,
      List<String> target,
      Path tree,
      Layer layer,
      LayerJob job,
      Consumer<String> output)
      throws InterruptedException, IOException {
    String definition = job.name(layer) + ".def";
    DefinitionStage stage = new DefinitionStage(header, List.of());
    job.write(definition, DefinitionWriter.write(new DefinitionFile(List.of(), List.of(stage))));
    List<String> command = new ArrayList<>(List.of(request.engine().program().toString(), "build"));
    command.addAll(request.modeOptions());
    command.addAll(target);
    command.add(job.directory().resolve(definition).toString());
    Map<String, String> variables = new LinkedHashMap<>(request.variables());
    // On the file system of the cache, so that what is unpacked is moved and not copied.
    variables.put("APPTAINER_TMPDIR", job.directory().toString());
    if (header.agent().equals(BootstrapAgent.OCI)) {
      variables.put(
          "APPTAINER_DISABLE_CACHE", "true"); // It would take up what is no image of anybody's.
    }
    Path programs = job.programs(layer, tree, cache.mksquashfs());
    variables.merge("PATH", programs.toString(), (path, own) -> own + ":" + path);
    try (ProcessGroup group = ProcessGroup.start(command, variables, request.directory(), output)) {
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
