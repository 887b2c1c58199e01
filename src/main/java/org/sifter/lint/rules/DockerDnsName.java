package org.sifter.lint.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.EnvironmentPair;
import org.sifter.analysis.ImageEnvironment;
import org.sifter.analysis.Invocation;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;

/** The image looks for a host by a name that only a network of Docker knows. */
public final class DockerDnsName implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF053", "docker-dns-name", Category.NETWORK, Severity.WARNING, Phase.RUN);

  private static final Set<String> OF_DOCKER =
      Set.of(
          "host.docker.internal",
          "gateway.docker.internal",
          "kubernetes.docker.internal",
          "docker.for.mac.localhost",
          "docker.for.mac.host.internal",
          "docker.for.win.localhost");

  /** Protocols of services that stand beside a program in compose files. */
  private static final Set<String> PROTOCOLS =
      Set.of(
          "http",
          "https",
          "ws",
          "wss",
          "tcp",
          "redis",
          "rediss",
          "postgres",
          "postgresql",
          "mysql",
          "mariadb",
          "mongodb",
          "amqp",
          "amqps",
          "nats",
          "kafka",
          "mqtt",
          "ldap",
          "ldaps",
          "smtp",
          "bolt",
          "neo4j");

  /** How the names of variables end whose value is {@code host:port}. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "HOST",
          "HOSTS",
          "URL",
          "URI",
          "ADDR",
          "ADDRESS",
          "SERVER",
          "SERVERS",
          "ENDPOINT",
          "BROKER",
          "BROKERS");

  private static final Set<String> HOSTS = Set.of("HOST", "HOSTNAME");
  private static final Set<String> THIS_HOST = Set.of("localhost", "ip6-localhost", "host");

  /** Told of by docker-client. */
  private static final String OF_CLIENT = "DOCKER_HOST";

  private static final String REMEDY =
      "Take the name from the environment of the job; for a service on the same node, that is"
          + " localhost.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    ImageEnvironment.of(analysis).lasting().forEach(pair -> check(pair, findings));
    for (Invocation invocation : analysis.defaultCommand().all()) {
      for (Argument argument : invocation.arguments()) {
        ofDocker(argument.value())
            .ifPresent(
                name ->
                    findings.report(
                        invocation.span(argument), message(name) + invocation.place(), REMEDY));
      }
    }
  }

  private static void check(EnvironmentPair pair, Findings findings) {
    String value = pair.known().orElse("");
    boolean skipped =
        pair.name().equals(OF_CLIENT) || pair.name().toLowerCase(Locale.ROOT).endsWith("_proxy");
    ofDocker(value)
        .or(() -> skipped ? Optional.empty() : ofCompose(pair.name(), value))
        .ifPresent(name -> findings.report(pair.valueSpan(), message(name), REMEDY));
  }

  private static String message(String name) {
    return "no host on the cluster is called %s".formatted(name);
  }

  /** A name of Docker's own in a text. */
  private static Optional<String> ofDocker(String text) {
    return OF_DOCKER.stream().filter(text::contains).findFirst();
  }

  /** The host without a domain that a variable names, as a service of a compose file is called. */
  private static Optional<String> ofCompose(String variable, String value) {
    int protocol = value.indexOf("://");
    Optional<String> host =
        protocol > 0 ? hostOfUrl(value, protocol) : hostOfAddress(variable, value);
    return host.filter(DockerDnsName::isServiceName);
  }

  private static Optional<String> hostOfUrl(String url, int colon) {
    String scheme = url.substring(0, colon);
    String last = scheme.substring(scheme.lastIndexOf(':') + 1).split("\\+", 2)[0];
    String authority = url.substring(colon + "://".length()).split("[/?#]", 2)[0];
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    return PROTOCOLS.contains(last) ? Optional.of(hostAndPort.split(":", 2)[0]) : Optional.empty();
  }

  private static Optional<String> hostOfAddress(String variable, String value) {
    String[] words = variable.toUpperCase(Locale.ROOT).split("_", -1);
    String kind = words[words.length - 1];
    String[] pair = value.split(":", -1);
    if (pair.length == 2 && ADDRESSES.contains(kind)) {
      return ExposedPort.number(pair[1]).map(unused -> pair[0]);
    }
    return pair.length == 1 && words.length > 1 && HOSTS.contains(kind)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static boolean isServiceName(String host) {
    boolean plain =
        host.chars().allMatch(c -> c == '-' || c == '_' || Character.isLetterOrDigit(c))
            && host.equals(host.toLowerCase(Locale.ROOT));
    return plain
        && !host.isEmpty()
        && Character.isLetter(host.charAt(0))
        && !THIS_HOST.contains(host);
  }
}
