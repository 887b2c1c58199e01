package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** A step installs the driver of a GPU, which must be the host's. */
public final class DriverInImage implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF054", "driver-in-image", Category.GPU, Severity.ERROR, Phase.RUN);

  private static final List<String> DRIVERS =
      List.of(
          "nvidia-driver",
          "nvidia-headless",
          "nvidia-utils",
          "nvidia-kernel",
          "nvidia-dkms",
          "nvidia-compute-utils",
          "nvidia-open",
          "libnvidia",
          "libcuda1",
          "xserver-xorg-video-nvidia",
          "kmod-nvidia",
          "akmod-nvidia",
          "cuda-drivers",
          "cuda-runtime",
          "amdgpu-dkms",
          "amdgpu-dkms-firmware",
          "rock-dkms");

  /** Begin like drivers, and are none. */
  private static final List<String> NO_DRIVERS =
      List.of("libnvidia-container", "libnvidia-egl", "libnvidia-ml-dev");

  private static final String CUDA = "cuda";

  /** Options of NVIDIA's installer of CUDA with which it leaves the driver out. */
  private static final Set<String> PARTS =
      Set.of("toolkit", "samples", "extract", "tar", "help", "toolkitpath", "defaultroot");

  /** Options of NVIDIA's installer of the driver with which it installs nothing. */
  private static final Set<String> UNPACKING = Set.of("-x", "--extract-only", "--help", "-h");

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().shippedInvocations()) {
      PackageInstall.of(invocation)
          .filter(PackageInstall::isOfDistribution)
          .ifPresent(install -> checkPackages(install, findings));
      installer(invocation)
          .ifPresent(file -> report(invocation, file, Paths.fileName(file.value()), findings));
      if (invocation.is("amdgpu-install") && !invocation.hasOption("no-dkms")) {
        report(invocation, invocation.program(), invocation.name(), findings);
      }
    }
  }

  private static void checkPackages(PackageInstall install, Findings findings) {
    for (PackageInstall.NamedPackage each : install.packages()) {
      if (isDriver(each.name())) {
        report(install.invocation(), each.argument(), each.name(), findings);
      }
    }
  }

  private static boolean isDriver(String name) {
    return isCuda(name)
        || (DRIVERS.stream().anyMatch(driver -> isOrVariantOf(name, driver))
            && NO_DRIVERS.stream().noneMatch(name::startsWith));
  }

  private static boolean isOrVariantOf(String name, String driver) {
    return name.equals(driver) || name.startsWith(driver + "-");
  }

  /** Whether it is the package of all of CUDA: {@code cuda}, {@code cuda-12-4}. */
  private static boolean isCuda(String name) {
    return name.equals(CUDA)
        || (name.startsWith(CUDA + "-")
            && name.substring(CUDA.length()).chars().allMatch(c -> c == '-' || isDigit(c)));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** NVIDIA's installer that a command runs, when it installs the driver. */
  private static Optional<Argument> installer(Invocation invocation) {
    Stream<Argument> candidates =
        SHELLS.contains(invocation.name())
            ? invocation.operands().stream().limit(1)
            : Stream.of(invocation.program());
    return candidates.filter(file -> installsDriver(invocation, file)).findFirst();
  }

  private static boolean installsDriver(Invocation invocation, Argument file) {
    String name = Paths.fileName(file.value());
    if (!name.endsWith(".run")) {
      return false;
    }
    List<String> texts = invocation.texts();
    if (name.startsWith("NVIDIA-Linux")) {
      return texts.stream().noneMatch(UNPACKING::contains);
    }
    List<String> options =
        texts.stream().filter(text -> text.startsWith("-")).map(DriverInImage::option).toList();
    return name.startsWith(CUDA + "_")
        && (options.contains("driver") || options.stream().noneMatch(PARTS::contains));
  }

  /** An option without its dashes and its value, as both may have one dash or two. */
  private static String option(String text) {
    return text.substring(text.startsWith("--") ? 2 : 1).split("=", 2)[0];
  }

  private static void report(
      Invocation invocation, Argument driver, String name, Findings findings) {
    findings.report(
        invocation.span(driver),
        "%s brings a driver that is not the host's".formatted(name),
        "Leave it out and run the image with --nv or --rocm, which bring the host's driver; of CUDA"
            + " install cuda-toolkit or cuda-libraries only.");
  }
}
