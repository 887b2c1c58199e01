package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.AddedInstruction;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Step;
import org.sifter.syntax.Instruction;

/** A variable tells a program to write into a directory of the image. */
public final class CachePathInImage implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF044", "cache-path-in-image", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  /** Directories that hold nothing which cannot be made again at once. */
  private static final Set<String> CACHES =
      Set.of(
          "XDG_CACHE_HOME",
          "MPLCONFIGDIR",
          "NUMBA_CACHE_DIR",
          "TRITON_CACHE_DIR",
          "TORCHINDUCTOR_CACHE_DIR",
          "CUPY_CACHE_DIR",
          "CUDA_CACHE_PATH",
          "IPYTHONDIR",
          "JUPYTER_RUNTIME_DIR",
          "CONDA_PKGS_DIRS");

  /** Directories that may also hold what the image's programs are to find in them. */
  private static final Set<String> STORES =
      Set.of(
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "HF_HOME",
          "HF_HUB_CACHE",
          "HF_DATASETS_CACHE",
          "HUGGINGFACE_HUB_CACHE",
          "TRANSFORMERS_CACHE",
          "TORCH_HOME",
          "JUPYTER_CONFIG_DIR",
          "JUPYTER_DATA_DIR",
          "JUPYTERLAB_SETTINGS_DIR",
          "JUPYTERLAB_WORKSPACES_DIR",
          "DARSHAN_LOG_DIR_PATH",
          "DARSHAN_LOGPATH");

  private static final Set<String> OF_HUGGING_FACE =
      Set.of(
          "HF_HOME",
          "HF_HUB_CACHE",
          "HF_DATASETS_CACHE",
          "HUGGINGFACE_HUB_CACHE",
          "TRANSFORMERS_CACHE");
  private static final List<String> OFFLINE = List.of("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE");
  private static final Set<String> NO = Set.of("", "0", "false", "FALSE", "no", "off");

  private static final String JULIA = "JULIA_DEPOT_PATH";
  private static final String JULIA_DEPOT = "/tmp/julia";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment environment = ImageEnvironment.of(analysis);
    for (EnvironmentPair pair : environment.lasting()) {
      if (pair.name().equals(JULIA)) {
        checkJulia(pair, analysis, findings);
      } else if ((CACHES.contains(pair.name()) || STORES.contains(pair.name()))
          && isInImage(pair.known().orElse(""), subject)) {
        boolean offline =
            OF_HUGGING_FACE.contains(pair.name())
                && OFFLINE.stream().anyMatch(name -> isOn(environment.value(name)));
        findings.report(
            offline ? Severity.INFO : Severity.WARNING,
            pair.valueSpan(),
            "%s is %s in the image, where nothing can be written"
                .formatted(pair.name(), pair.known().orElse("")),
            "Set %s to a directory below /tmp, or leave it out.".formatted(pair.name()),
            fix(pair, analysis));
      }
    }
  }

  private static void checkJulia(EnvironmentPair pair, Analysis analysis, Findings findings) {
    String first = pair.value().orUnset().split(":", -1)[0];
    if (first.startsWith("/") && !Paths.isHiddenAtRun(ContainerPaths.clean(first))) {
      findings.report(
          Severity.ERROR,
          pair.valueSpan(),
          "Julia compiles into %s, where nothing can be written".formatted(first),
          "Put a directory below /tmp in front of it, behind all steps that install packages.",
          Optional.of(
              Fix.safe(
                  "put " + JULIA_DEPOT + " in front of it at the end",
                  AddedInstruction.last(
                      analysis, "ENV %s=%s:$%s".formatted(JULIA, JULIA_DEPOT, JULIA)))));
    }
  }

  private static boolean isInImage(String path, Subject subject) {
    if (!path.startsWith("/")) {
      return false;
    }
    String clean = ContainerPaths.clean(path);
    return !Paths.isHiddenAtRun(clean) && !Paths.isWithinAny(clean, subject.profile().sitePaths());
  }

  private static boolean isOn(Optional<String> value) {
    return value.filter(text -> !NO.contains(text)).isPresent();
  }

  /** Another directory below /tmp, unless files are copied into the one in the image. */
  private static Optional<Fix> fix(EnvironmentPair pair, Analysis analysis) {
    String directory = ContainerPaths.clean(pair.known().orElse(""));
    if (isFilled(directory, analysis)) {
      return Optional.empty();
    }
    String name = Paths.fileName(directory);
    String elsewhere = "/tmp/" + (name.startsWith(".") ? name.substring(1) : name);
    String summary = "use " + elsewhere;
    Edit edit = new Edit(pair.valueSpan(), elsewhere);
    boolean safe = CACHES.contains(pair.name()) || !isBuiltOn(pair.moment(), analysis);
    return Optional.of(safe ? Fix.safe(summary, edit) : Fix.unsafe(summary, edit));
  }

  private static boolean isFilled(String directory, Analysis analysis) {
    return analysis.shippedMoments().stream()
        .flatMap(moment -> moment.step(Step.Copy.class).stream())
        .anyMatch(copy -> Paths.isWithin(ContainerPaths.clean(copy.destination()), directory));
  }

  /** Whether a step comes behind the ENV, and may put something into the directory. */
  private static boolean isBuiltOn(Moment env, Analysis analysis) {
    return analysis.shippedMoments().stream()
        .anyMatch(
            moment ->
                moment.order() > env.order() && moment.instruction() instanceof Instruction.Run);
  }
}
