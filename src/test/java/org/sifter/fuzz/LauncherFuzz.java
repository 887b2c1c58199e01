package org.sifter.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.launcher.SiteProfile;
import org.sifter.launcher.UnwritableValues;
import org.sifter.plan.BaseImages;
import org.sifter.plan.BuildPlan;
import org.sifter.resolve.ResolveOptions.UnknownVariables;
import org.sifter.source.SourceFile;
import org.sifter.testing.Pipeline;

/** Dockerfiles, from their bytes to the script that runs their image. */
public final class LauncherFuzz {
  private LauncherFuzz() {}

  /** Launches what is built from any bytes that are a Dockerfile. */
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzText.file("Dockerfile", input).ifPresent(source -> check(source, BaseImages.none()));
  }

  /** What scripts can hold becomes a script. */
  static void check(SourceFile source, BaseImages bases) {
    Pipeline pipeline = Pipeline.of(source, bases);
    Optional<BuildPlan> plan = pipeline.plan(UnknownVariables.KEPT);
    if (plan.isPresent() && UnwritableValues.of(plan.get().target().config()).isEmpty()) {
      Analysis image =
          Analysis.of(pipeline.dockerfile(), plan.get(), /* context= */ Optional.empty());
      LauncherScript script = LauncherScript.of(image, SiteProfile.UNKNOWN);
      assertFalse(script.commands().isEmpty(), "a script does something");
    }
  }
}
