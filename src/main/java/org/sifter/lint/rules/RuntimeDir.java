package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;

/** A program wants a directory for its sockets that is not there when the image runs. */
public final class RuntimeDir implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF046", "runtime-dir", Category.ENVIRONMENT, Severity.WARNING, Phase.RUN);

  private static final String VARIABLE = "XDG_RUNTIME_DIR";

  /** Programs that stop, or warn, when the directory is not there. */
  private static final Set<String> USERS =
      Set.of(
          "podman",
          "buildah",
          "pipewire",
          "wireplumber",
          "weston",
          "sway",
          "pulseaudio",
          "dbus-run-session");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    Optional<EnvironmentPair> pair = ImageEnvironment.of(analysis).last(VARIABLE);
    if (pair.isPresent()) {
      checkPair(pair.get(), findings);
      return;
    }
    analysis.defaultCommand().all().stream()
        .filter(command -> USERS.contains(command.name()) && !command.sees(VARIABLE))
        .filter(command -> !isUnset(analysis))
        .findFirst()
        .ifPresent(
            command ->
                findings.report(
                    command.nameSpan(),
                    "%s looks for the host's XDG_RUNTIME_DIR, which is not in the container"
                        .formatted(command.name()),
                    "Make a directory below /tmp and set XDG_RUNTIME_DIR to it in the script that"
                        + " the image starts."));
  }

  private static void checkPair(EnvironmentPair pair, Findings findings) {
    String directory = pair.known().orElse("");
    if (directory.isEmpty()) {
      return;
    }
    boolean shared = Paths.isHiddenAtRun(ContainerPaths.clean("/" + directory));
    findings.report(
        shared ? Severity.INFO : Severity.WARNING,
        pair.valueSpan(),
        shared
            ? "%s is one runtime directory for all users of a node".formatted(directory)
            : "the runtime directory %s is in the image, where nothing can be written"
                .formatted(directory),
        "Make a directory of its own below /tmp in the script that the image starts, and set"
            + " XDG_RUNTIME_DIR to it.");
  }

  private static boolean isUnset(Analysis analysis) {
    return analysis.defaultCommand().all().stream()
        .filter(command -> command.is("unset"))
        .map(Invocation::texts)
        .anyMatch(texts -> texts.contains(VARIABLE));
  }
}
