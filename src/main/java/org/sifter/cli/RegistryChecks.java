package org.sifter.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.diag.DiagnosticLog;
import org.sifter.doctor.Check;
import org.sifter.doctor.RegistryCheck;
import org.sifter.plan.Base;
import org.sifter.plan.BuildPlan;
import org.sifter.plan.ImageReference;
import org.sifter.plan.MalformedValueException;
import org.sifter.plan.Stage;
import org.sifter.registry.PlainHttp;
import org.sifter.registry.Registries;
import org.sifter.resolve.ResolveOptions;

/** The checks of registries: of those that the user names, or that a Dockerfile needs. */
final class RegistryChecks {
  private static final String UNLESS_KNOWN = "docker.io";
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Arguments arguments;
  private final Surroundings surroundings;
  private final Messages messages;

  RegistryChecks(Arguments arguments, Surroundings surroundings, Messages messages) {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.messages = messages;
  }

  /** The checks; empty when the Dockerfile is wrong, which has been reported. */
  Optional<List<Check>> checks() throws UsageException, FileException {
    Set<String> hosts = new LinkedHashSet<>();
    for (String host : arguments.values(OptionNames.REGISTRY)) {
      verify(host);
      hosts.add(host);
    }
    Optional<String> file = arguments.single("FILE or CONTEXT");
    if (file.isPresent()) {
      Optional<BuildPlan> plan = plan(file.get());
      if (plan.isEmpty()) {
        return Optional.empty();
      }
      hosts.addAll(registries(plan.get()));
    }
    if (arguments.has(OptionNames.OFFLINE)) {
      return Optional.of(List.of());
    }
    return Optional.of(
        hosts.isEmpty() && file.isEmpty()
            ? checks(Set.of(UNLESS_KNOWN), RegistryCheck.Need.LIKELY)
            : checks(hosts, RegistryCheck.Need.KNOWN));
  }

  private List<Check> checks(Set<String> hosts, RegistryCheck.Need need) {
    Registries registries =
        new Registries(
            surroundings.network().connect(CONNECTING, PATIENCE),
            new DockerLogins(surroundings),
            new PlainHttp(arguments.values(OptionNames.PLAIN_HTTP)));
    return hosts.stream().<Check>map(host -> new RegistryCheck(host, registries, need)).toList();
  }

  private static void verify(String host) throws UsageException {
    try {
      if (ImageReference.parse(host + "/image").registry().equals(host)) {
        return;
      }
    } catch (MalformedValueException e) {
      // It is no host.
    }
    throw new UsageException(
        "--registry %s is no registry: write its HOST or HOST:PORT".formatted(host));
  }

  private Optional<BuildPlan> plan(String name) throws UsageException, FileException {
    DockerfileInput input = new DockerfileFinder(new FileReader(surroundings)).find(name);
    DiagnosticLog log = new DiagnosticLog(input.source());
    ResolveOptions options =
        new BuildOptions(arguments, surroundings)
            .resolveOptions(ResolveOptions.UnknownVariables.UNSET);
    Optional<BuildPlan> plan = FrontEnd.plan(log, options);
    if (plan.isEmpty()) {
      messages.report(log.diagnostics());
    }
    return plan;
  }

  /** Those of the images that stages start from. */
  private static Set<String> registries(BuildPlan plan) {
    Set<String> hosts = new LinkedHashSet<>();
    for (Stage stage : plan.stages()) {
      if (stage.base() instanceof Base.Image image) {
        hosts.add(image.reference().registry());
      }
    }
    return hosts;
  }
}
