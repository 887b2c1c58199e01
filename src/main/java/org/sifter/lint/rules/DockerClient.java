package org.sifter.lint.rules;

import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/** The image asks Docker, or an engine like it, to start containers. */
public final class DockerClient implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF031", "docker-client", Category.SERVICE, Severity.ERROR, Phase.RUN);

  private static final Set<String> CLIENTS =
      Set.of("docker", "docker-compose", "dockerd", "podman", "nerdctl", "buildah", "containerd");

  private static final String[] PACKAGES = {
    "docker-ce",
    "docker-ce-cli",
    "docker.io",
    "docker-engine",
    "docker-cli",
    "docker",
    "docker-compose-plugin",
    "moby-engine",
    "containerd.io",
    "podman"
  };

  private static final Set<String> SOCKETS =
      Set.of("/var/run/docker.sock", "/run/docker.sock", "/run/podman/podman.sock");
  private static final String UNIX = "unix://";
  private static final String HOST = "DOCKER_HOST";
  private static final String REMEDY =
      "Start on the host what has to be in another container, with apptainer exec.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    for (Invocation invocation : analysis.defaultCommand().all()) {
      if (CLIENTS.contains(invocation.name()) && !invocation.position().forRootOnly()) {
        findings.report(
            invocation.span(),
            "%s finds no daemon and no rights on the cluster".formatted(invocation.name())
                + invocation.place(),
            REMEDY);
      }
    }
    BaseCommand.of(analysis)
        .flatMap(command -> command.find(CLIENTS))
        .ifPresent(
            program ->
                findings.report(
                    BaseCommand.span(analysis),
                    "the base image starts %s, which needs root".formatted(program),
                    REMEDY));
    analysis.shippedMoments().forEach(moment -> checkVolumes(moment, findings));
    ImageEnvironment.of(analysis).lasting().forEach(pair -> check(pair, findings));
    checkPackages(analysis, findings);
  }

  private static void checkVolumes(Moment moment, Findings findings) {
    if (moment.instruction() instanceof Instruction.Volume volume) {
      for (Word path : volume.paths()) {
        if (SOCKETS.contains(path.text())) {
          findings.report(path.span(), noSocket(path.text()), REMEDY);
        }
      }
    }
  }

  private static void check(EnvironmentPair pair, Findings findings) {
    String value = pair.known().orElse("");
    String path = value.startsWith(UNIX) ? value.substring(UNIX.length()) : value;
    if (path.startsWith("/") && SOCKETS.contains(ContainerPaths.clean(path))) {
      findings.report(pair.valueSpan(), noSocket(path), REMEDY);
    } else if (pair.name().equals(HOST) && !value.isEmpty()) {
      findings.report(
          pair.valueSpan(),
          "no Docker daemon answers at %s on the cluster".formatted(value),
          REMEDY);
    }
  }

  private static String noSocket(String path) {
    return "there is no %s on the cluster".formatted(path);
  }

  private static void checkPackages(Analysis analysis, Findings findings) {
    PackageInstall.in(analysis.shippedInvocations())
        .filter(PackageInstall::isOfDistribution)
        .forEach(
            install ->
                install
                    .find(PACKAGES)
                    .ifPresent(
                        found ->
                            findings.report(
                                Severity.WARNING,
                                install.invocation().span(found.argument()),
                                "%s is of no use on the cluster, where no Docker daemon can run"
                                    .formatted(found.name()),
                                REMEDY)));
  }
}
