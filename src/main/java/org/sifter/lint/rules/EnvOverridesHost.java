package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image sets a variable that is for the job, its user or the engine to set. */
public final class EnvOverridesHost implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF040", "env-overrides-host", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final Set<String> OF_THE_JOB =
      Set.of(
          "OMP_NUM_THREADS",
          "OMP_PLACES",
          "OMP_PROC_BIND",
          "MKL_NUM_THREADS",
          "OPENBLAS_NUM_THREADS",
          "BLIS_NUM_THREADS",
          "NUMEXPR_NUM_THREADS",
          "NUMEXPR_MAX_THREADS",
          "NUMBA_NUM_THREADS",
          "JULIA_NUM_THREADS",
          "CUDA_VISIBLE_DEVICES",
          "HIP_VISIBLE_DEVICES",
          "ROCR_VISIBLE_DEVICES",
          "ZE_AFFINITY_MASK");
  private static final List<String> FAMILIES_OF_THE_JOB =
      List.of("SLURM_", "PBS_", "PMI_", "PMI2_", "PMIX_", "OMPI_MCA_", "OMPI_COMM_");
  private static final List<String> FAMILIES_OF_THE_ENGINE = List.of("APPTAINER_", "SINGULARITY_");

  /** Last words of names that tell how something was built, and that no program reads. */
  private static final Set<String> BUILD_WORDS =
      Set.of(
          "VERSION",
          "VER",
          "RELEASE",
          "URL",
          "SHA256",
          "SHA",
          "MD5",
          "CHECKSUM",
          "TAG",
          "COMMIT",
          "REF",
          "BRANCH",
          "DIR",
          "HOME",
          "ROOT",
          "PREFIX",
          "PATH",
          "MAJOR",
          "MINOR",
          "PATCH");

  private static final Set<String> OF_THE_USER =
      Set.of(
          "TMPDIR",
          "TMP",
          "TEMP",
          "http_proxy",
          "https_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "no_proxy",
          "NO_PROXY",
          "DISPLAY",
          "LD_PRELOAD");
  private static final Set<String> NAMES_OF_THE_USER = Set.of("USER", "LOGNAME");
  private static final Set<String> ROOT_FOR_MPI =
      Set.of("OMPI_ALLOW_RUN_AS_ROOT", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (EnvironmentPair pair : ImageEnvironment.of(subject.analysis()).lasting()) {
      if (ROOT_FOR_MPI.contains(pair.name())) {
        findings.report(
            Severity.INFO,
            pair.keySpan(),
            "%s is not needed, as the image runs as its caller".formatted(pair.name()),
            "Leave it out.");
      } else {
        message(pair)
            .ifPresent(message -> findings.report(pair.keySpan(), message, remedy(pair.name())));
      }
    }
  }

  private static Optional<String> message(EnvironmentPair pair) {
    String name = pair.name();
    if (OF_THE_JOB.contains(name) || isOf(name, FAMILIES_OF_THE_JOB)) {
      return Optional.of("%s of the image takes the place of the job's".formatted(name));
    }
    if (OF_THE_USER.contains(name)) {
      return isTmp(pair)
          ? Optional.empty()
          : Optional.of("%s of the image takes the place of the user's".formatted(name));
    }
    if (isOf(name, FAMILIES_OF_THE_ENGINE)) {
      return Optional.of("%s is for the engine, which sets or reads it itself".formatted(name));
    }
    if (NAMES_OF_THE_USER.contains(name)) {
      return Optional.of("%s is the same for whoever runs the image".formatted(name));
    }
    return name.equals("HOME") && !isHomeOfRoot(pair)
        ? Optional.of("HOME is ignored when the image runs: it is the caller's")
        : Optional.empty();
  }

  private static String remedy(String name) {
    if (name.equals("HOME")) {
      return "Set it for the steps that need it, and give programs other places by options.";
    }
    if (NAMES_OF_THE_USER.contains(name)) {
      return "Leave it out, or set it for the steps that need it.";
    }
    return "Leave it to who runs the image, or give a default in the script that the image starts: "
        + "export %s=\"${%s:-...}\".".formatted(name, name);
  }

  /** Whether a name begins like one of a family, and does not end like that of a build setting. */
  private static boolean isOf(String name, List<String> families) {
    String lastWord = name.substring(name.lastIndexOf('_') + 1);
    return families.stream().anyMatch(family -> name.startsWith(family))
        && !BUILD_WORDS.contains(lastWord);
  }

  private static boolean isTmp(EnvironmentPair pair) {
    String value = pair.known().orElse("");
    return value.equals("/tmp") || value.equals("/tmp/");
  }

  /** Whether it says what would be without it. */
  private static boolean isHomeOfRoot(EnvironmentPair pair) {
    return pair.moment().state().isRoot() && pair.known().equals(Optional.of("/root"));
  }
}
