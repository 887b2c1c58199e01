package org.sifter.layer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sifter.definition.BootstrapAgent;
import org.sifter.definition.Header;
import org.sifter.definition.ScriptLine;
import org.sifter.oci.ImageContents;
import org.sifter.plan.Base;
import org.sifter.plan.Provenance;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.translate.LayerScript;
import org.sifter.translate.TranslatedStep;

/** Makes the layers of a plan from its scripts, with their keys. */
final class LayerGraph {
  private final LayerPlan plan;
  private final ContextDigest context;
  private final KnownBases bases;
  private final String builder;
  private final List<Layer> made = new ArrayList<>();
  private final Map<String, Layer> byName = new HashMap<>();
  private final Map<String, Layer> unpacked = new LinkedHashMap<>();
  private final Map<Provenance, Deque<Integer>> numbers = new HashMap<>();
  private final Map<String, Integer> fetches = new HashMap<>();

  /**
   * A graph.
   *
   * @param plan the plan
   * @param steps all steps of the build
   * @param context the build context
   * @param bases what is known of base images
   * @param builder what makes the layers: the engine, its version, its mode
   */
  LayerGraph(
      LayerPlan plan,
      List<TranslatedStep> steps,
      ContextDigest context,
      KnownBases bases,
      String builder) {
    this.plan = plan;
    this.context = context;
    this.bases = bases;
    this.builder = builder;
    for (TranslatedStep step : steps) {
      if (step.kind() == TranslatedStep.Kind.INSTRUCTION) {
        numbers.computeIfAbsent(step.provenance(), unused -> new ArrayDeque<>()).add(step.number());
      } else {
        step.image().ifPresent(image -> fetches.putIfAbsent(image, step.number()));
      }
    }
  }

  /**
   * The layers.
   *
   * @param scripts the scripts of images, and then those of all stages of the plan
   * @return the layers in the order in which they are made; the last is the finished image's
   * @throws IOException when a file of the build context cannot be read
   */
  List<Layer> connect(List<LayerScript> scripts) throws IOException {
    int images = scripts.size() - plan.plan().stages().size();
    for (LayerScript image : scripts.subList(0, images)) {
      Layer below = unpack(image.header());
      boolean isPlain = image.setup().isEmpty() && image.post().isEmpty();
      byName.put(image.name(), isPlain ? below : layer(image, below, List.of(), false));
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = images; i < scripts.size(); i++) {
      LayerScript script = scripts.get(i);
      Stage stage = plan.plan().stages().get(i - images);
      Layer below =
          stage.base() instanceof Base.EarlierStage earlier
              ? layers.get(earlier.index())
              : unpack(script.header());
      boolean isLast = i == scripts.size() - 1;
      Layer layer =
          script.setup().isEmpty() && script.post().isEmpty() && !isLast
              ? below
              : layer(script, below, numbers(i - images), isVolatile(stage));
      layers.add(layer);
      byName.put(script.name(), layer);
    }
    return List.copyOf(made);
  }

  private List<Integer> numbers(int stage) {
    List<Integer> found = new ArrayList<>();
    for (Provenance provenance : plan.steps().get(stage)) {
      Deque<Integer> left = numbers.getOrDefault(provenance, new ArrayDeque<>());
      if (!left.isEmpty()) {
        found.add(left.removeFirst());
      }
    }
    return found;
  }

  private Layer unpack(Header header) {
    String name = header.agent().name() + " " + header.from().orElse("");
    return unpacked.computeIfAbsent(name, unknown -> unpackAnew(header));
  }

  private Layer unpackAnew(Header header) {
    Optional<String> identity =
        header.agent().isScratch() ? Optional.of("scratch") : bases.identity(header);
    String key =
        new KeyDigest()
            .add(builder)
            .add(header.agent().name())
            .add(identity.orElseGet(() -> UUID.randomUUID().toString()))
            .key();
    Header exact = identity.map(id -> pinned(header, id)).orElse(header);
    List<Integer> steps = header.from().map(fetches::get).map(List::of).orElse(List.of());
    Optional<ImageContents> contents = identity.flatMap(known -> bases.contents(header));
    Layer.Unpack work = new Layer.Unpack(exact, contents);
    Layer layer = new Layer(key, Optional.empty(), work, steps, identity.isEmpty());
    made.add(layer);
    return layer;
  }

  /** The image that was found, whatever its tag stands for by the time that it is fetched. */
  private static Header pinned(Header header, String identity) {
    String from = header.from().orElse("");
    return header.agent().equals(BootstrapAgent.DOCKER)
            && identity.startsWith("sha256:")
            && from.indexOf('@') < 0
        ? Header.of(BootstrapAgent.DOCKER, from + "@" + identity)
        : header;
  }

  private Layer layer(LayerScript script, Layer below, List<Integer> steps, boolean fetches)
      throws IOException {
    KeyDigest key = new KeyDigest().add(builder).add(below.key());
    lines(script.setup(), key);
    lines(script.post(), key);
    Map<String, Layer> roots = new LinkedHashMap<>();
    script.roots().forEach((variable, name) -> roots.put(variable, byName.get(name)));
    roots.forEach((variable, layer) -> key.add(variable).add(layer.key()));
    for (var selection : script.selections()) {
      context.add(selection, key);
    }
    boolean isOfNoUse =
        fetches || below.isVolatile() || roots.values().stream().anyMatch(Layer::isVolatile);
    if (fetches) {
      key.add(UUID.randomUUID().toString());
    }
    Layer layer =
        new Layer(key.key(), Optional.of(below), new Layer.Run(script, roots), steps, isOfNoUse);
    made.add(layer);
    return layer;
  }

  /** The lines of a script, but for the comments, which name lines of the Dockerfile. */
  private static void lines(List<ScriptLine> lines, KeyDigest key) {
    for (ScriptLine line : lines) {
      if (line.origin().isPresent() || !line.text().strip().startsWith("#")) {
        key.add(line.text());
      }
    }
    key.add("end");
  }

  /** Whether it fetches something that may have changed since. */
  private static boolean isVolatile(Stage stage) {
    return stage.steps().stream()
        .filter(Step.Copy.class::isInstance)
        .map(Step.Copy.class::cast)
        .anyMatch(LayerGraph::isVolatile);
  }

  private static boolean isVolatile(Step.Copy copy) {
    return copy.options().checksum().isEmpty()
        && copy.sources().stream()
            .anyMatch(source -> !(source.location() instanceof SourceLocation.Local));
  }
}
