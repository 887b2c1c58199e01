package org.sifter.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sifter.build.BuildRequest;
import org.sifter.definition.Header;
import org.sifter.engine.BuildMode;
import org.sifter.engine.Caller;
import org.sifter.engine.Engine;
import org.sifter.engine.EngineDirectories;
import org.sifter.engine.EngineKind;
import org.sifter.engine.IdRange;
import org.sifter.engine.Machine;
import org.sifter.engine.SubordinateIds;
import org.sifter.image.KnownImages;
import org.sifter.layer.Architecture;
import org.sifter.layer.FetchedLayers;
import org.sifter.layer.KnownBases;
import org.sifter.layer.LayerCache;
import org.sifter.layer.LayerProbe;
import org.sifter.layer.LayerStore;
import org.sifter.layer.Snapshotter;
import org.sifter.oci.ImageContents;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageReference;
import org.sifter.plan.ImageSource;
import org.sifter.plan.Origin;
import org.sifter.plan.Platform;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.WantedImage;

/** Finds whether a build can be made in layers on this machine, and how. */
final class LayeredBuilds {
  private LayeredBuilds() {}

  /** The answer. */
  sealed interface Answer {}

  /**
   * A build can be made in layers.
   *
   * @param cache how
   */
  record Possible(LayerCache cache) implements Answer {}

  /**
   * A build cannot be made in layers.
   *
   * @param reason why, as a clause
   */
  record Impossible(String reason) implements Answer {}

  /** Tells what the machine offers, once that is needed. */
  interface Survey {
    /** What it offers. */
    Ground ground() throws InterruptedException;
  }

  /**
   * Finds it for a build.
   *
   * @param request how the image is built
   * @param platform what the image is for
   * @param store the cache
   * @param wanted how layers are to be laid over each other, if that is said
   * @param bases what is known of base images
   * @param survey of this machine and the cache
   */
  static Answer find(
      BuildRequest request,
      Platform platform,
      LayerStore store,
      Optional<Snapshotter> wanted,
      KnownBases bases,
      Survey survey)
      throws InterruptedException {
    if (!request.engineOptions().isEmpty()) {
      return new Impossible("the engine's own build is given options");
    }
    Optional<Architecture> architecture = Architecture.of(platform.architecture());
    if (architecture.isEmpty()) {
      return new Impossible("image files cannot be for " + platform.architecture());
    }
    Ground ground = survey.ground();
    if (ground instanceof NoGround none) {
      return new Impossible(none.reason());
    }
    Firm firm = (Firm) ground;
    return new Possible(
        new LayerCache(
            store,
            wanted.orElse(firm.way().snapshotter()),
            firm.way().namespace(),
            bases,
            firm.fetched(),
            firm.mksquashfs(),
            architecture.get()));
  }

  /** What a machine offers to any build. */
  sealed interface Ground {}

  /**
   * Layers can be made.
   *
   * @param way how
   * @param mksquashfs the program that compresses images
   * @param fetched what the engine has fetched of images
   */
  record Firm(LayerProbe.Way way, Path mksquashfs, Optional<FetchedLayers> fetched)
      implements Ground {}

  /**
   * Layers cannot be made.
   *
   * @param reason why, as a clause
   */
  record NoGround(String reason) implements Ground {}

  /** Finds what a machine offers. */
  static Ground ground(Machine machine, Engine engine, BuildMode mode, LayerStore store)
      throws InterruptedException {
    if (engine.kind() != EngineKind.APPTAINER || !engine.version().isAtLeast(1, 1)) {
      return new NoGround("only Apptainer 1.1 and later make layers");
    }
    if (mode != BuildMode.SUBORDINATE_IDS) {
      return new NoGround("layers need subordinate ids, and builds are made " + mode.label());
    }
    if (!EngineDirectories.canWorkIn(store.directory())) {
      return new NoGround(
          "engines cannot work in a directory with such characters in its name as %s"
              .formatted(store.directory()));
    }
    Optional<Path> mksquashfs = machine.programs().find("mksquashfs");
    if (mksquashfs.isEmpty()) {
      return new NoGround("there is no program mksquashfs");
    }
    Optional<SubordinateIds> ids = Caller.of(machine).map(who -> SubordinateIds.of(who, machine));
    Optional<IdRange> uids = ids.flatMap(SubordinateIds::uids);
    Optional<IdRange> gids = ids.flatMap(SubordinateIds::gids);
    if (uids.isEmpty() || gids.isEmpty()) {
      return new NoGround("there are no subordinate ids");
    }
    LayerProbe probe = new LayerProbe(machine.variables(), uids.get(), gids.get());
    try {
      Optional<LayerProbe.Way> way = probe.find(store);
      return way.isPresent()
          ? new Firm(way.get(), mksquashfs.get(), fetched(machine, engine))
          : new NoGround(
              "the file system of %s takes no layers (name another with --cache-dir)"
                  .formatted(store.directory()));
    } catch (IOException e) {
      return new NoGround(
          "%s cannot be used: %s (name another with --cache-dir)"
              .formatted(store.directory(), FileReader.reason(e)));
    }
  }

  private static Optional<FetchedLayers> fetched(Machine machine, Engine engine) {
    return new EngineDirectories(engine.kind(), machine).layout().map(FetchedLayers::new);
  }

  /** What is known of the images of a plan. */
  static KnownBases bases(BuildPlan plan, Platform platform, KnownImages images) {
    Map<String, WantedImage> wanted = new HashMap<>();
    for (Stage stage : plan.stages()) {
      Platform own = stage.platform().orElse(platform);
      if (stage.base() instanceof Base.Image base) {
        put(base.reference(), base.source(), own, wanted);
      }
      origins(stage).forEach(image -> put(image.reference(), image.source(), own, wanted));
    }
    return new KnownBases() {
      @Override
      public Optional<String> identity(Header header) {
        return header.from().map(wanted::get).flatMap(images::identity);
      }

      @Override
      public Optional<ImageContents> contents(Header header) {
        return header.from().map(wanted::get).flatMap(images::contents);
      }
    };
  }

  private static void put(
      ImageReference reference,
      ImageSource source,
      Platform platform,
      Map<String, WantedImage> wanted) {
    wanted.put(source.name(), new WantedImage(reference, platform));
  }

  private static List<Origin.OtherImage> origins(Stage stage) {
    return stage.steps().stream()
        .flatMap(LayeredBuilds::origins)
        .filter(Origin.OtherImage.class::isInstance)
        .map(Origin.OtherImage.class::cast)
        .toList();
  }

  private static Stream<Origin> origins(Step step) {
    if (step instanceof Step.Copy copy) {
      return Stream.of(copy.origin());
    }
    return step instanceof Step.Run run
        ? run.mounts().stream().map(mount -> mount.origin())
        : Stream.of();
  }
}
