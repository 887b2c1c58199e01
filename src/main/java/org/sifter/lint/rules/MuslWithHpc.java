package org.sifter.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.CLibrary;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.NamedImage;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.HostMpi;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/** An image with musl wants what only works with glibc. */
public final class MuslWithHpc implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF062", "musl-with-hpc", Category.MPI, Severity.ERROR, Phase.RUN);

  /** Packages that make up for a missing glibc, and do so badly. */
  private static final Set<String> COMPATIBILITY = Set.of("gcompat", "libc6-compat");

  private static final Set<String> GPU_VARIABLES =
      Set.of("NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "NVIDIA_REQUIRE_CUDA");

  /** How the installers of programs that are made for glibc begin. */
  private static final List<String> INSTALLERS =
      List.of(
          "miniconda",
          "anaconda",
          "miniforge",
          "mambaforge",
          "cuda_",
          "nvidia-linux-",
          "l_basekit",
          "l_hpckit",
          "l_oneapi");

  private static final String REMEDY = "Take a base image with glibc, such as debian:12-slim.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<NamedImage> base = NamedImage.ofLineage(subject.analysis());
    boolean musl =
        base.flatMap(image -> CLibrary.of(image.image()))
            .filter(library -> library.family() == CLibrary.Family.MUSL)
            .isPresent();
    if (!musl) {
      return;
    }
    if (subject.profile().mpi() != HostMpi.UNKNOWN) {
      findings.report(
          base.get().tagSpan(),
          "%s has musl, with which the host's MPI cannot be used"
              .formatted(base.get().image().repository()),
          REMEDY);
    }
    checkContent(subject.analysis(), findings);
  }

  private static void checkContent(Analysis analysis, Findings findings) {
    MpiInstall.in(analysis).stream()
        .findFirst()
        .ifPresent(
            mpi ->
                findings.report(
                    mpi.span(),
                    "%s is built for musl, so that the host's MPI cannot take its place"
                        .formatted(mpi.name()),
                    REMEDY));
    analysis.shippedInvocations().forEach(command -> check(command, findings));
    analysis.shippedMoments().forEach(moment -> check(moment, findings));
  }

  private static void check(Invocation command, Findings findings) {
    Optional<PackageInstall> install = PackageInstall.of(command);
    if (install.isPresent()) {
      install.get().packages().stream()
          .filter(item -> COMPATIBILITY.contains(item.name()))
          .forEach(
              item ->
                  findings.report(
                      command.span(item.argument()),
                      "%s stands in for glibc, and the host's libraries need the real one"
                          .formatted(item.name()),
                      REMEDY));
    } else if (command.is("curl", "wget")) {
      Downloads.addresses(command).stream()
          .filter(MuslWithHpc::isInstaller)
          .forEach(
              url ->
                  findings.report(
                      command.span(url),
                      "%s installs programs that are made for glibc"
                          .formatted(Paths.fileName(url.value())),
                      REMEDY));
    }
  }

  private static boolean isInstaller(Argument url) {
    String file = Paths.fileName(url.value()).toLowerCase(Locale.ROOT);
    return INSTALLERS.stream().anyMatch(file::startsWith);
  }

  private static void check(Moment moment, Findings findings) {
    List<KeyValue> pairs =
        moment.as(Instruction.Env.class).map(Instruction.Env::variables).orElse(List.of());
    pairs.stream()
        .filter(pair -> GPU_VARIABLES.contains(pair.key().text()))
        .findFirst()
        .ifPresent(
            pair ->
                findings.report(
                    pair.key().span(),
                    "%s asks for a GPU, whose driver needs glibc where the image has musl"
                        .formatted(pair.key().text()),
                    REMEDY));
  }
}
