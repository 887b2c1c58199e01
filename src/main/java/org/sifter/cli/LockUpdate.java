package org.sifter.cli;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sifter.diag.DiagnosticLog;
import org.sifter.image.FoundImage;
import org.sifter.image.KnownImages;
import org.sifter.image.LockFile;
import org.sifter.image.Lookups;
import org.sifter.image.RegistryLookup;
import org.sifter.oci.ImageLookupException;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageReference;
import org.sifter.plan.ImageSource;
import org.sifter.plan.Mount;
import org.sifter.plan.Origin;
import org.sifter.plan.Platform;
import org.sifter.plan.Provenance;
import org.sifter.plan.Stage;
import org.sifter.plan.Step;
import org.sifter.plan.WantedImage;
import org.sifter.resolve.ResolveOptions;

/**
 * Writes the lock file of a Dockerfile. All images that the build needs are looked up anew; what
 * the file says of others, which another target may need, is kept.
 */
final class LockUpdate {
  private final BaseImageOptions bases;
  private final DockerfileInput input;
  private final ResolveOptions options;
  private final ResultFile file;
  private final Map<WantedImage, FoundImage> pins = new LinkedHashMap<>();

  LockUpdate(
      BaseImageOptions bases, DockerfileInput input, ResolveOptions options, FileReader reader)
      throws FileException {
    this.bases = bases;
    this.input = input;
    this.options = options;
    String name = input.beside(LockFile.NAME);
    this.file = new ResultFile(name, reader.path(name));
    file.verify();
  }

  /**
   * The lock as it will be. A Dockerfile that has no plan pins nothing: its conversion says why.
   *
   * @param log gets an error for each image that cannot be pinned
   */
  LockFile lock(DiagnosticLog log) throws FileException {
    Lookups lookups = bases.lookups(RegistryLookup.Tags.ASKED);
    KnownImages images = bases.imagesToLock(input, options.platform(), lookups);
    Optional<BuildPlan> plan =
        FrontEnd.plan(new DiagnosticLog(input.source()), options.with(images));
    if (plan.isPresent()) {
      new Pinning(lookups, log).pin(plan.get());
    }
    return bases.lock(input).with(pins);
  }

  void write(LockFile lock) throws FileException {
    file.write(lock.render().getBytes(StandardCharsets.UTF_8));
  }

  /** Goes through the images that a plan names. */
  private final class Pinning {
    private final Lookups lookups;
    private final DiagnosticLog log;

    Pinning(Lookups lookups, DiagnosticLog log) {
      this.lookups = lookups;
      this.log = log;
    }

    void pin(BuildPlan plan) {
      for (Stage stage : plan.stages()) {
        if (stage.base() instanceof Base.Image image) {
          Platform platform = stage.platform().orElse(options.platform());
          pin(image.reference(), image.source(), platform, stage.provenance());
        }
        stage.steps().forEach(this::pin);
      }
    }

    private void pin(Step step) {
      if (step instanceof Step.Copy copy) {
        pin(copy.origin(), step.provenance());
      } else if (step instanceof Step.Run run) {
        run.mounts().stream().map(Mount::origin).forEach(from -> pin(from, step.provenance()));
      }
    }

    private void pin(Origin origin, Provenance user) {
      if (origin instanceof Origin.OtherImage image) {
        pin(image.reference(), image.source(), options.platform(), user);
      }
    }

    private void pin(
        ImageReference reference, ImageSource source, Platform platform, Provenance user) {
      if (source.transport() != ImageSource.Transport.REGISTRY) {
        return;
      }
      WantedImage wanted = new WantedImage(reference, platform);
      try {
        pins.put(wanted, lookups.find(wanted));
      } catch (ImageLookupException e) {
        log.report(CliCode.NOT_PINNED, user.span(), reference.toString(), e.reason());
      }
    }
  }
}
