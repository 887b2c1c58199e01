package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Step;

/** The image listens on a port that only root may listen on. */
public final class LowPort implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF051", "low-port", Category.NETWORK, Severity.ERROR, Phase.RUN);

  private static final List<String> OF_APACHE =
      List.of("/etc/apache2", "/etc/httpd", "/usr/local/apache2/conf");
  private static final List<String> OF_NGINX = List.of("/etc/nginx", "/usr/local/nginx/conf");

  /** Servers whose own settings say a low port, and where these settings are. */
  private static final Map<String, List<String>> SERVERS =
      Map.ofEntries(
          Map.entry("nginx", OF_NGINX),
          Map.entry("httpd", OF_APACHE),
          Map.entry("httpd-foreground", OF_APACHE),
          Map.entry("apache2", OF_APACHE),
          Map.entry("apache2ctl", OF_APACHE),
          Map.entry("apachectl", OF_APACHE),
          Map.entry("apache2-foreground", OF_APACHE),
          Map.entry("lighttpd", List.of("/etc/lighttpd")),
          Map.entry("caddy", List.of("/etc/caddy")),
          Map.entry("sshd", List.of("/etc/ssh")),
          Map.entry("vsftpd", List.of("/etc/vsftpd", "/etc/vsftpd.conf")));

  /** Options with which a server is told other settings than those. */
  private static final Set<String> OTHER_SETTINGS =
      Set.of("-f", "-c", "-p", "-o", "-d", "--config", "--listen", "--port");

  private static final String REMEDY =
      "Let the program listen on a port above 1023, which the job can choose.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    List<Invocation> commands = analysis.defaultCommand().all();
    commands.forEach(invocation -> checkOption(invocation, findings));
    if (!exposesHigh(analysis)) {
      commands.forEach(invocation -> checkServer(invocation, analysis, findings));
      BaseCommand.of(analysis)
          .flatMap(command -> command.find(SERVERS.keySet()))
          .filter(server -> !hasOwnSettings(server, analysis))
          .ifPresent(
              server ->
                  findings.report(
                      BaseCommand.span(analysis),
                      "the base image starts %s, which listens on a port for root only"
                          .formatted(server),
                      REMEDY));
    }
    for (Moment moment : analysis.shippedMoments()) {
      ExposedPort.of(moment, analysis).stream()
          .filter(ExposedPort::isLow)
          .forEach(port -> report(port, findings));
    }
  }

  private static void checkOption(Invocation invocation, Findings findings) {
    ListeningPort.of(invocation)
        .filter(listening -> ExposedPort.isLow(listening.port()))
        .ifPresent(
            listening ->
                findings.report(
                    invocation.span(listening.argument()),
                    "only root may listen on port %d".formatted(listening.port())
                        + invocation.place(),
                    REMEDY));
  }

  private static void checkServer(Invocation invocation, Analysis analysis, Findings findings) {
    boolean told =
        invocation.texts().stream()
            .map(text -> text.split("=", 2)[0])
            .anyMatch(OTHER_SETTINGS::contains);
    if (SERVERS.containsKey(invocation.name())
        && !told
        && !invocation.position().forRootOnly()
        && !hasOwnSettings(invocation.name(), analysis)) {
      findings.report(
          invocation.nameSpan(),
          "%s listens on a port for root only unless its settings say another"
                  .formatted(invocation.name())
              + invocation.place(),
          REMEDY);
    }
  }

  /** EXPOSE listens on nothing, but tells what a program does that is not seen to do it. */
  private static void report(ExposedPort port, Findings findings) {
    findings.report(
        Severity.WARNING,
        port.word().span(),
        "what is to listen on port %d cannot, as only root may"
            .formatted(port.first().orElseThrow()),
        REMEDY);
  }

  /** Whether the Dockerfile speaks of another port, so that the settings may have been changed. */
  private static boolean exposesHigh(Analysis analysis) {
    return analysis.shippedMoments().stream()
        .flatMap(moment -> ExposedPort.of(moment, analysis).stream())
        .anyMatch(port -> !port.isLow());
  }

  /** Whether the Dockerfile touches where a server's settings are. */
  private static boolean hasOwnSettings(String server, Analysis analysis) {
    List<String> places = SERVERS.getOrDefault(server, List.of());
    return analysis.shippedMoments().stream()
            .flatMap(moment -> moment.step(Step.Copy.class).stream())
            .map(copy -> ContainerPaths.clean(copy.destination()))
            .anyMatch(path -> path.equals("/") || Paths.isWithinAny(path, places))
        || analysis.shippedInvocations().stream().anyMatch(invocation -> names(invocation, places));
  }

  private static boolean names(Invocation invocation, List<String> places) {
    return Stream.concat(invocation.operands().stream(), invocation.writtenFiles().stream())
        .map((Argument argument) -> invocation.path(argument).orElse(""))
        .anyMatch(path -> Paths.isWithinAny(path, places));
  }
}
