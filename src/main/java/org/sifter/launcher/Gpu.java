package org.sifter.launcher;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.BaseTrait;
import org.sifter.plan.Variable;

/** The makes of GPU that an image can be made for. */
enum Gpu {
  NVIDIA(
      "nvidia",
      BaseTrait.CUDA,
      "NVIDIA_VISIBLE_DEVICES|NVIDIA_DRIVER_CAPABILITIES|NVIDIA_REQUIRE_CUDA"),
  AMD("rocm", BaseTrait.ROCM, "ROCM_PATH|ROCM_VERSION");

  /** With these the NVIDIA container runtime gives a container no GPU. */
  private static final Map<String, Set<String>> NO_DEVICES =
      Map.of("NVIDIA_VISIBLE_DEVICES", Set.of("", "none", "void"));

  private final String word;
  private final BaseTrait trait;

  /** The names of the variables that ask for it, as a regular expression. */
  private final String variables;

  Gpu(String word, BaseTrait trait, String variables) {
    this.word = word;
    this.trait = trait;
    this.variables = variables;
  }

  /** What the run script calls it. */
  String word() {
    return word;
  }

  /** What an image is made for, by the image that it is built on and by its ENV. */
  static Set<Gpu> of(Analysis analysis) {
    Optional<BaseImage> base = analysis.base();
    Set<BaseTrait> traits = base.map(BaseTrait::of).orElse(Set.of());
    Set<Gpu> found = EnumSet.noneOf(Gpu.class);
    for (Gpu gpu : values()) {
      if (traits.contains(gpu.trait)
          || analysis.config().environment().stream().anyMatch(gpu::isAskedForBy)) {
        found.add(gpu);
      }
    }
    return found;
  }

  private boolean isAskedForBy(Variable variable) {
    String value = variable.value().asLiteral().orElse("unknown");
    return variable.name().matches(variables)
        && !NO_DEVICES.getOrDefault(variable.name(), Set.of()).contains(value);
  }
}
