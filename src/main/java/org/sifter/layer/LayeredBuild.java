package org.sifter.layer;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.sifter.build.BuildFailedException;
import org.sifter.build.BuildPoint;
import org.sifter.build.BuildRequest;
import org.sifter.build.DockerfileRecipe;
import org.sifter.build.ImageBuilder;
import org.sifter.build.RecipeStep;
import org.sifter.build.TreeRemoval;
import org.sifter.build.WorkDirectory;
import org.sifter.definition.DefinitionFile;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.DefinitionWriter;
import org.sifter.diag.DiagnosticLog;
import org.sifter.engine.ProcessGroup;
import org.sifter.plan.BuildPlan;
import org.sifter.progress.BuildListener;
import org.sifter.source.Span;
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
    LayerStore store = cache.store();
    store.open();
    if (keepsLayers) {
      build(store, image, listener);
      return;
    }
    TreeRemoval removal = new TreeRemoval(request.variables());
    try (WorkDirectory directory = WorkDirectory.create(store.work(), "layers-", removal)) {
      build(store.withLayersIn(directory.path()), image, listener);
    }
  }

  private void build(LayerStore store, Path image, BuildListener listener)
      throws BuildFailedException, InterruptedException, IOException {
    List<Layer> layers = layers();
    LayerProgress progress = new LayerProgress(recipe.steps().size(), listener);
    try (FileLock lock = store.share();
        CacheMounts mounts = CacheMounts.take(store, cacheMounts(layers))) {
      if (!lock.isValid()) {
        throw new IOException("the cache cannot be locked");
      }
      for (int i = 0; i < MAX_REPAIRS; i++) {
        if (build(store, layers, mounts, image, progress)) {
          return;
        }
      }
    }
    throw new IOException("the cache is damaged: " + store.directory());
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
            cache.identities(),
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
   * The layers that the image, or others that have to be made, need, with those that are there.
   * Without the cache, each is needed.
   */
  private Set<Layer> needed(Layer layer, LayerStore store, Set<Layer> found) {
    if (found.add(layer)) {
      boolean isWhole = cache.snapshotter() == Snapshotter.COPY;
      List<Layer> lower = isWhole ? List.of() : layer.below().stream().toList();
      List<Layer> needs = store.has(layer.key()) ? lower : layer.needs();
      needs.forEach(each -> needed(each, store, found));
    }
    return found;
  }

  /**
   * Whether an image has been made; if not, what was damaged is gone, and it can be tried again.
   */
  private boolean build(
      LayerStore store, List<Layer> layers, CacheMounts mounts, Path image, LayerProgress progress)
      throws BuildFailedException, InterruptedException, IOException {
    Layer top = layers.get(layers.size() - 1);
    Set<Layer> needed = needed(top, store, new HashSet<>());
    TreeRemoval removal = new TreeRemoval(request.variables());
    try (WorkDirectory directory = WorkDirectory.create(store.work(), "build-", removal)) {
      LayerJob job = new LayerJob(directory.path(), store, cache.snapshotter());
      String token = UUID.randomUUID().toString();
      job.settings(settings(token, image));
      List<Layer> wanted = layers.stream().filter(needed::contains).distinct().toList();
      wanted.stream().filter(layer -> !store.has(layer.key())).forEach(progress::expect);
      for (Layer layer : wanted) {
        if (store.has(layer.key())) {
          job.use(layer);
        } else if (layer.work() instanceof Layer.Unpack unpack) {
          unpack(layer, unpack, job, progress);
        }
      }
      List<Layer> made = new ArrayList<>();
      for (Layer layer : wanted) {
        if (!store.has(layer.key()) && layer.work() instanceof Layer.Run run) {
          make(layer, run, job, mounts);
          made.add(layer);
        }
      }
      mounts.all().forEach(job::measure);
      Worker worker = new Worker(token, wanted, job, progress);
      if (!worker.run()) {
        removal.remove(store.layer(worker.damaged()));
        return false;
      }
      progress.assemble();
      metadata(top, job);
      job.assemble(top, cache.architecture().number());
      boolean isDone = worker.run();
      forgetChanged(made, store, removal);
      return isDone;
    }
  }

  /**
   * Removes layers that were made of other files of the build context than their keys tell, as
   * somebody has changed those meanwhile.
   */
  private void forgetChanged(List<Layer> made, LayerStore store, TreeRemoval removal) {
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
    kept.stream()
        .filter(layer -> !now.contains(layer))
        .forEach(layer -> removal.remove(store.layer(layer.key())));
  }

  private static boolean isFreeOfContext(Layer layer) {
    return layer.work() instanceof Layer.Run run && run.script().selections().isEmpty();
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

  private void unpack(Layer layer, Layer.Unpack unpack, LayerJob job, LayerProgress progress)
      throws BuildFailedException, InterruptedException, IOException {
    progress.begin(layer);
    String name = job.name(layer);
    Files.createDirectory(job.place(layer));
    DefinitionFile definition =
        new DefinitionFile(List.of(), List.of(new DefinitionStage(unpack.header(), List.of())));
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
    job.take(layer, "FROM " + unpack.header().from().orElse("scratch"));
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

  private void make(Layer layer, Layer.Run run, LayerJob job, CacheMounts mounts)
      throws IOException {
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
    job.write("environment", metadata.environment());
    job.write("squash", String.join("\n", request.compression().arguments()) + "\n");
  }

  private static void writeMeta(String name, String text, LayerJob job) throws IOException {
    job.write("meta/" + name, text);
    boolean isProgram = text.startsWith("#!");
    Files.setPosixFilePermissions(
        job.directory().resolve("meta").resolve(name),
        PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /** Has the work of a job done, and reads what the worker tells. */
  private final class Worker {
    private final String sign;
    private final Map<String, Layer> byName = new LinkedHashMap<>();
    private final LayerJob job;
    private final LayerProgress progress;
    private OptionalInt failed = OptionalInt.empty();
    private String damaged = "";

    Worker(String token, List<Layer> layers, LayerJob job, LayerProgress progress) {
      this.sign = "\u001e" + token + " ";
      this.job = job;
      this.progress = progress;
      layers.forEach(layer -> byName.put(job.name(layer), layer));
    }

    /** The key of a layer that is not as it was made. */
    String damaged() {
      return damaged;
    }

    /** Whether it could be done with what is in the cache. */
    boolean run() throws BuildFailedException, InterruptedException, IOException {
      job.writeWork();
      int status = work();
      if (!damaged.isEmpty()) {
        return false;
      }
      if (status == 0) {
        return true;
      }
      List<String> lines = progress.lastLines();
      BuildPoint point =
          progress.isAssembling()
              ? new BuildPoint.AtAssembly()
              : progress
                  .step()
                  .<BuildPoint>map(BuildPoint.AtStep::new)
                  .orElseGet(BuildPoint.BeforeSteps::new);
      progress.fail();
      throw new BuildFailedException(point, failed.orElse(status), lines);
    }

    private int work() throws InterruptedException, IOException {
      try (ProcessGroup group =
          ProcessGroup.start(
              cache.namespace().work(job.directory()),
              request.variables(),
              job.directory(),
              this::line)) {
        return group.waitFor();
      }
    }

    private void line(String line) {
      int start = line.indexOf(sign);
      if (start < 0) {
        progress.output(line);
        return;
      }
      if (start > 0) {
        progress.output(line.substring(0, start)); // of a program that has not ended its last line
      }
      String[] words = line.substring(start + sign.length()).split(" ", -1);
      switch (words[0]) {
        case "begin" -> progress.begin(byName.get(words[1]));
        case "done" -> progress.end();
        case "failed" -> failed = OptionalInt.of(Integer.parseInt(words[2]));
        case "damaged" -> damaged = words[1];
        default -> {}
      }
    }
  }
}
