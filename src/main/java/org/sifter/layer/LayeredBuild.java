package org.sifter.layer;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildRequest;
import org.sifter.build.CacheException;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.ImageBuilder;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.diag.DiagnosticLog;
import org.sifter.plan.BuildPlan;
import org.sifter.progress.BuildListener;
import org.sifter.translate.LayerScript;
import org.sifter.translate.LayerScript.CacheMount;
import org.sifter.translate.TranslateOptions;
import org.sifter.translate.Translator;

/**
 * A build in layers. The engine unpacks base images and runs the steps, as in a build of its own;
 * what a step changes is kept, and the image is made of all layers at the end.
 */
public final class LayeredBuild implements ImageBuilder {
  /** How often a build begins anew because something in the cache is damaged. */
  private static final int MAX_REPAIRS = 5;

  private final DockerfileRecipe recipe;
  private final BuildPlan plan;
  private final TranslateOptions options;
  private final BuildRequest request;
  private final LayerCache cache;
  private final boolean keepsLayers;

  /**
   * A build.
   *
   * @param recipe the Dockerfile and its definition file
   * @param plan the build plan
   * @param options how the plan is translated
   * @param request how the image is built
   * @param cache where layers are kept, and what can be done with them here
   * @param keepsLayers whether layers are taken from there, and kept there
   */
  public LayeredBuild(
      DockerfileRecipe recipe,
      BuildPlan plan,
      TranslateOptions options,
      BuildRequest request,
      LayerCache cache,
      boolean keepsLayers) {
    this.keepsLayers = keepsLayers;
    this.recipe = recipe;
    this.plan = plan;
    this.options = options;
    this.request = request;
    this.cache = cache;
  }

  @Override
  public void build(Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException {
    List<Layer> layers = layers();
    try {
      build(layers, image, listener);
    } catch (IOException e) {
      throw new CacheException(cache.store().directory(), e);
    }
  }

  private void build(List<Layer> layers, Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException {
    LayerStore store = cache.store();
    store.open();
    TreeRemoval removal = new TreeRemoval(request.variables());
    WorkDirectory.sweep(store.work(), removal);
    if (keepsLayers) {
      build(layers, store, image, listener);
      return;
    }
    try (WorkDirectory directory = WorkDirectory.create(store.work(), "layers-", removal)) {
      build(layers, store.withLayersIn(directory.path()), image, listener);
    }
  }

  private void build(List<Layer> layers, LayerStore store, Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException {
    LayerProgress progress = new LayerProgress(recipe.steps().size(), listener);
    try (FileLock lock = store.share();
        CacheMounts mounts = CacheMounts.take(store, cacheMounts(layers))) {
      if (!lock.isValid()) {
        throw new IOException("it cannot be locked");
      }
      for (int i = 0; i < MAX_REPAIRS; i++) {
        LayerAttempt attempt = new LayerAttempt(recipe, request, cache, store, mounts, progress);
        boolean isDone = attempt.run(layers, image);
        forgetChanged(attempt.made(), store);
        if (isDone) {
          return;
        }
      }
    }
    throw new IOException("what is kept there is damaged again and again");
  }

  private List<Layer> layers() throws IOException {
    LayerPlan layered = LayerPlan.of(plan);
    // The translation of the whole has told everything already.
    DiagnosticLog unread = new DiagnosticLog(recipe.source());
    Optional<List<LayerScript>> scripts =
        Translator.translateLayers(layered.plan(), options, unread);
    if (scripts.isEmpty() || unread.hasErrors()) {
      throw new IOException("the build context has changed meanwhile");
    }
    String builder =
        request.engine().label() + " " + cache.snapshotter().word() + " " + options.platform();
    LayerGraph graph =
        new LayerGraph(
            layered,
            recipe.translation().steps(),
            new ContextDigest(options.contextDirectory()),
            cache.bases(),
            builder);
    return graph.connect(scripts.get());
  }

  private static List<CacheMount> cacheMounts(List<Layer> layers) {
    return layers.stream()
        .filter(layer -> layer.work() instanceof Layer.Run)
        .flatMap(layer -> ((Layer.Run) layer.work()).script().caches().values().stream())
        .toList();
  }

  /**
   * Removes layers that were made of other files of the build context than their keys tell, as
   * somebody has changed those meanwhile.
   */
  private void forgetChanged(List<Layer> made, LayerStore store) {
    List<Layer> kept = made.stream().filter(layer -> !layer.isVolatile()).toList();
    if (kept.stream().allMatch(LayeredBuild::isFreeOfContext)) {
      return;
    }
    Set<Layer> now = new HashSet<>();
    try {
      now.addAll(layers());
    } catch (IOException e) {
      // What they are made of is not there any more: none is kept.
    }
    TreeRemoval removal = new TreeRemoval(request.variables());
    kept.stream()
        .filter(layer -> !now.contains(layer))
        .forEach(layer -> removal.remove(store.layer(layer.key())));
  }

  private static boolean isFreeOfContext(Layer layer) {
    return layer.work() instanceof Layer.Run run && run.script().selections().isEmpty();
  }
}
