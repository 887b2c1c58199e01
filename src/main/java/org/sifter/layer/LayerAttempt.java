package org.sifter.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;

/** An attempt to make an image with what is in the cache, which may turn out to be damaged. */
final class LayerAttempt {
  private final DockerfileRecipe recipe;
  private final BuildRequest request;
  private final LayerCache cache;
  private final LayerStore store;
  private final CacheMounts mounts;
  private final LayerProgress progress;
  private final TreeRemoval removal;
  private final List<Layer> made = new ArrayList<>();

  /**
   * An attempt.
   *
   * @param cache what this machine can do with layers
   * @param store where the layers are
   */
  LayerAttempt(
      DockerfileRecipe recipe,
      BuildRequest request,
      LayerCache cache,
      LayerStore store,
      CacheMounts mounts,
      LayerProgress progress) {
    this.recipe = recipe;
    this.request = request;
    this.cache = cache;
    this.store = store;
    this.mounts = mounts;
    this.progress = progress;
    this.removal = new TreeRemoval(request.variables());
  }

  /** The layers that have been made by scripts. */
  List<Layer> made() {
    return List.copyOf(made);
  }

  /**
   * Makes the image. If it cannot be made because a layer is damaged, that is removed.
   *
   * @param layers all layers, in the order in which they are made; the last is the image's
   * @param image the image file that is to be made
   * @return whether it has been made
   */
  boolean run(List<Layer> layers, Path image)
      throws BuildFailedException, InterruptedException, IOException {
    LayerSelection selection = LayerSelection.of(layers, store, cache.snapshotter());
    Layer top = layers.get(layers.size() - 1);
    List<Layer> wanted = layers.stream().filter(selection.needed()::contains).distinct().toList();
    List<Layer> missing = wanted.stream().filter(layer -> !selection.isCached(layer)).toList();
    missing.forEach(layer -> selection.clear(layer, removal));
    try (WorkDirectory directory = WorkDirectory.create(store.work(), "build-", removal)) {
      LayerJob job = new LayerJob(directory.path(), store, cache.snapshotter());
      String token = UUID.randomUUID().toString();
      job.settings(settings(token, image));
      prepare(wanted, missing, job);
      job.assemble(top, cache.architecture().number());
      LayerWorker worker =
          new LayerWorker(
              cache.namespace(),
              request.variables(),
              token,
              wanted,
              job,
              () -> metadata(top, job),
              progress);
      boolean isDone = isDone(worker);
      store.use(wanted);
      return isDone;
    }
  }

  /** Unpacks images, and puts down what else there is to do. */
  private void prepare(List<Layer> wanted, List<Layer> missing, LayerJob job)
      throws BuildFailedException, InterruptedException, IOException {
    Unpacking unpacking = new Unpacking(recipe, request, cache, job, progress);
    missing.forEach(progress::expect);
    for (Layer layer : wanted) {
      if (!missing.contains(layer)) {
        job.use(layer);
      } else if (layer.work() instanceof Layer.Unpack unpack) {
        unpacking.unpack(layer, unpack);
      }
    }
    store.use(wanted);
    for (Layer layer : missing) {
      if (layer.work() instanceof Layer.Run run) {
        make(layer, run, job);
        made.add(layer);
      }
    }
    mounts.all().forEach(job::measure);
  }

  private boolean isDone(LayerWorker worker)
      throws BuildFailedException, InterruptedException, IOException {
    boolean isDone = worker.run();
    if (!isDone) {
      worker.damaged().forEach(key -> removal.remove(store.layer(key)));
    }
    return isDone;
  }

  private Map<String, String> settings(String token, Path image) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("token", token);
    settings.put("snapshotter", cache.snapshotter().word());
    settings.put("context", request.directory().toString());
    settings.put("engine", request.engine().program().toString());
    settings.put("mksquashfs", cache.mksquashfs().toString());
    settings.put("image", image.toAbsolutePath().toString());
    return settings;
  }

  private void make(Layer layer, Layer.Run run, LayerJob job) throws IOException {
    List<String> binds = new ArrayList<>();
    run.script()
        .caches()
        .forEach((place, mount) -> binds.add(mounts.directory(mount.id()) + ":" + place));
    for (String binding : request.bindings()) {
      String place = binding.substring(binding.lastIndexOf(':') + 1);
      if (run.script().secrets().containsKey(place)) {
        binds.add(binding);
      }
    }
    job.make(layer, run.script(), run.roots(), binds, about(layer));
  }

  private String about(Layer layer) {
    return layer.steps().isEmpty()
        ? recipe.source().name()
        : recipe.step(layer.steps().get(layer.steps().size() - 1)).planned().title();
  }

  private void metadata(Layer top, LayerJob job) throws IOException {
    ImageMetadata metadata =
        new ImageMetadata(
            recipe.translation().definition(),
            request.engine(),
            ZonedDateTime.now(ZoneId.systemDefault()));
    for (Map.Entry<String, String> file : metadata.files().entrySet()) {
      writeMeta(file.getKey(), file.getValue(), job);
    }
    writeMeta(
        "labels.json",
        metadata.labels(
            job.left(top, "labels.json"),
            job.left(top, "build.labels"),
            cache.architecture().word()),
        job);
    Optional<String> config =
        metadata.isOfImage() ? job.left(bottom(top), "oci-config.json") : Optional.empty();
    job.write("oci-config.json", config.orElse(""));
    job.write("environment", metadata.environment());
    job.write("squash", String.join("\n", request.compression().arguments()) + "\n");
  }

  private static Layer bottom(Layer top) {
    List<Layer> stack = top.stack();
    return stack.get(stack.size() - 1);
  }

  private static void writeMeta(String name, String text, LayerJob job) throws IOException {
    job.write("meta/" + name, text);
    boolean isProgram = text.startsWith("#!");
    Files.setPosixFilePermissions(
        job.directory().resolve("meta").resolve(name),
        PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
