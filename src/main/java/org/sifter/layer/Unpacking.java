package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.FetchRace;
import org.sifter.build.RecipeStep;
import org.sifter.build.TreeRemoval;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.Header;
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
  private final LayerJob job;
  private final LayerProgress progress;

  /**
   * The unpacking of images.
   *
   * @param cache what this machine can do
   * @param job where the images come
   */
  Unpacking(
      DockerfileRecipe recipe,
      BuildRequest request,
      LayerCache cache,
      LayerJob job,
      LayerProgress progress) {
    this.recipe = recipe;
    this.request = request;
    this.cache = cache;
    this.job = job;
    this.progress = progress;
  }

  /**
   * Unpacks an image into the place of a layer.
   *
   * @param layer the layer
   * @param work where the image comes from
   */
  void unpack(Layer layer, Layer.Unpack work)
      throws BuildFailedException, InterruptedException, IOException {
    progress.begin(layer);
    Files.createDirectory(job.place(layer));
    if (!isUnpackedByTar(layer, work)) {
      unpackByEngine(layer, work.header());
    }
    progress.end();
    job.take(layer, "FROM " + work.header().from().orElse("scratch"));
  }

  private boolean isUnpackedByTar(Layer layer, Layer.Unpack work)
      throws InterruptedException, IOException {
    Optional<ImageContents> contents = work.contents().filter(image -> image.layers().size() == 1);
    Optional<Path> archive = contents.flatMap(image -> fetched(image.layers().get(0)));
    if (archive.isEmpty()) {
      return false;
    }
    boolean isDone = isUnpackedByTar(layer, contents.get(), archive.get());
    if (!isDone) {
      TreeRemoval removal = new TreeRemoval(request.variables());
      boolean unused = removal.remove(job.tree(layer)) && removal.remove(job.additions(layer));
      Files.deleteIfExists(job.image(layer));
    }
    return isDone;
  }

  private Optional<Path> fetched(Digest digest) {
    return cache.fetched().flatMap(layers -> layers.archive(digest));
  }

  private boolean isUnpackedByTar(Layer layer, ImageContents contents, Path archive)
      throws InterruptedException, IOException {
    Digest digest = contents.layers().get(0);
    progress.output("unpacking %s, which has been fetched before".formatted(digest));
    Path layout = job.layout(layer);
    new FilelessImage(contents.config()).write(layout);
    Header header = Header.of(BootstrapAgent.OCI, layout.toString());
    List<String> extract =
        cache.namespace().extract(job.directory(), job.tree(layer), archive, digest);
    try (Extraction extraction =
        Extraction.start(archive, extract, request.variables(), job.directory())) {
      // The engine would tell that it fetches and extracts something, and keep what is nobody's
      // image.
      Map<String, String> uncached = Map.of("APPTAINER_DISABLE_CACHE", "true");
      int status = build(layer, header, job.additions(layer)).run(uncached, line -> {});
      boolean isDone =
          status == 0 && Files.isDirectory(job.additions(layer)) && extraction.isDone();
      if (!isDone) {
        extraction.end();
        progress.output("the engine unpacks it, as %s".formatted(extraction.problem()));
      }
      return isDone;
    }
  }

  private void unpackByEngine(Layer layer, Header header)
      throws BuildFailedException, InterruptedException, IOException {
    Path tree = job.tree(layer);
    StepFreeBuild build = build(layer, header, tree);
    int status =
        FetchRace.run(
            () -> build.run(Map.of(), progress::engineOutput),
            () -> FetchRace.isLost(progress.lastLines()));
    if (status == 0 && !Files.isDirectory(tree)) {
      status = build.runToSandbox(progress::engineOutput);
    }
    if (status != 0 || !Files.isDirectory(tree)) {
      throw failure(layer, status);
    }
  }

  private StepFreeBuild build(Layer layer, Header header, Path tree) {
    return new StepFreeBuild(request, cache.mksquashfs(), job, layer, header, tree);
  }

  private BuildFailedException failure(Layer layer, int status) {
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
