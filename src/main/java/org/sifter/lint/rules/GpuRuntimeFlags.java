package org.sifter.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.BaseTrait;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** The image needs options to see a GPU, and has settings that only Docker's runtime reads. */
public final class GpuRuntimeFlags implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF056", "gpu-runtime-flags", Category.GPU, Severity.INFO, Phase.RUN);

  private static final Set<String> OF_DOCKERS_RUNTIME =
      Set.of("NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES");
  private static final String REQUIREMENT = "NVIDIA_REQUIRE_";

  private static final Set<String> GROUPS = Set.of("video", "render");

  /** What is in the names of packages that come with CUDA libraries, as whole words. */
  private static final List<String> CUDA_WORDS =
      List.of("cu11", "cu12", "cu13", "cuda11x", "cuda12x", "cuda13x");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    checkNeed(analysis, findings);
    for (EnvironmentPair pair : ImageEnvironment.of(analysis).lasting()) {
      if (OF_DOCKERS_RUNTIME.contains(pair.name()) || pair.name().startsWith(REQUIREMENT)) {
        findings.report(
            pair.keySpan(),
            "%s has an effect with --nvccli only".formatted(pair.name()),
            "Leave it for Docker; with --nv the job's CUDA_VISIBLE_DEVICES chooses the GPUs.");
      }
    }
    analysis.shippedInvocations().forEach(invocation -> checkGroups(invocation, findings));
  }

  private static void checkNeed(Analysis analysis, Findings findings) {
    Set<BaseTrait> traits = analysis.base().map(BaseTrait::of).orElse(Set.of());
    if (traits.contains(BaseTrait.CUDA)) {
      reportNeed(analysis.baseName(), "--nv", findings);
    } else if (traits.contains(BaseTrait.ROCM)) {
      reportNeed(analysis.baseName(), "--rocm", findings);
    } else {
      analysis.shippedInvocations().stream()
          .flatMap(invocation -> wheel(invocation).stream())
          .findFirst()
          .ifPresent(span -> reportNeed(span, "--nv", findings));
    }
  }

  private static void reportNeed(Span span, String option, Findings findings) {
    findings.report(
        span,
        "programs of the image see a GPU only with the option %s".formatted(option),
        "Tell users to write apptainer run %s.".formatted(option));
  }

  /** A package for Python that comes with CUDA, or an index of such packages. */
  private static Optional<Span> wheel(Invocation invocation) {
    return PackageInstall.of(invocation)
        .filter(install -> install.manager() == PackageManager.PIP)
        .flatMap(
            unused -> invocation.arguments().stream().filter(GpuRuntimeFlags::isCuda).findFirst())
        .map(invocation::span);
  }

  private static boolean isCuda(Argument argument) {
    String text = argument.value().toLowerCase(Locale.ROOT);
    return text.startsWith("tensorflow-gpu")
        || isExtra(text)
        || Stream.of(text.split("[^a-z0-9]+", -1))
            .anyMatch(word -> CUDA_WORDS.contains(word) || isIndex(word));
  }

  /** Whether a word is the last part of a PyTorch index, such as {@code cu121}. */
  private static boolean isIndex(String word) {
    return word.length() == "cu121".length()
        && word.startsWith("cu")
        && word.substring(2).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isExtra(String text) {
    return text.contains("[and-cuda]") || text.contains("[cuda");
  }

  private static void checkGroups(Invocation invocation, Findings findings) {
    if (!invocation.is("usermod", "adduser", "useradd", "gpasswd")) {
      return;
    }
    for (Argument argument : invocation.arguments()) {
      if (Stream.of(argument.value().split(",", -1)).anyMatch(GROUPS::contains)) {
        findings.report(
            invocation.span(argument),
            "groups of the image do not count at run time, only the caller's",
            "Leave the command out.");
        return;
      }
    }
  }
}
