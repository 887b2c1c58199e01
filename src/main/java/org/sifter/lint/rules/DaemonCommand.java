package org.sifter.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
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

/** The image starts a daemon that only root can run as it is set up. */
public final class DaemonCommand implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF029", "daemon-command", Category.SERVICE, Severity.ERROR, Phase.RUN);

  private static final String OTHER_USERS = "has to become other users, which takes root";
  private static final String OWN_FILES =
      "writes its files to directories of the image, which cannot be written";

  /** Daemons, and what they do that an ordinary user in a read-only image cannot. */
  private static final Map<String, String> DAEMONS =
      Map.ofEntries(
          Map.entry("sshd", OTHER_USERS),
          Map.entry("cron", OTHER_USERS),
          Map.entry("crond", OTHER_USERS),
          Map.entry("atd", OTHER_USERS),
          Map.entry("vsftpd", OTHER_USERS),
          Map.entry("smbd", OTHER_USERS),
          Map.entry("slurmd", OTHER_USERS),
          Map.entry("slurmctld", OTHER_USERS),
          Map.entry("munged", OTHER_USERS),
          Map.entry("rsyslogd", OWN_FILES),
          Map.entry("syslogd", OWN_FILES),
          Map.entry("syslog-ng", OWN_FILES),
          Map.entry("nginx", OWN_FILES),
          Map.entry("httpd", OWN_FILES),
          Map.entry("httpd-foreground", OWN_FILES),
          Map.entry("apache2", OWN_FILES),
          Map.entry("apache2ctl", OWN_FILES),
          Map.entry("apache2-foreground", OWN_FILES),
          Map.entry("apachectl", OWN_FILES),
          Map.entry("mysqld", OWN_FILES),
          Map.entry("mysqld_safe", OWN_FILES),
          Map.entry("mariadbd", OWN_FILES),
          Map.entry("mariadbd-safe", OWN_FILES));

  /** Options that tell a daemon where its settings or files are, so that they may be the user's. */
  private static final Set<String> OWN_SETTINGS =
      Set.of("-f", "-c", "-p", "-d", "-h", "--datadir", "--defaults-file", "--version", "-V", "-v");

  /** Packages that are of no use but to run a daemon as root. */
  private static final String[] PACKAGES = {
    "openssh-server", "cron", "cronie", "rsyslog", "at", "anacron"
  };

  private static final Set<String> CALLERS = Set.of("service", "rc-service", "invoke-rc.d");
  private static final String INIT_SCRIPTS = "/etc/init.d";
  private static final Set<String> STARTING = Set.of("start", "restart", "reload");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    for (Invocation invocation : analysis.defaultCommand().all()) {
      if (!invocation.position().forRootOnly()) {
        trouble(invocation).ifPresent(trouble -> report(invocation, trouble, findings));
      }
    }
    BaseCommand.of(analysis)
        .flatMap(command -> command.find(DAEMONS.keySet()))
        .ifPresent(
            daemon ->
                findings.report(
                    BaseCommand.span(analysis),
                    "the base image starts %s, which %s".formatted(daemon, DAEMONS.get(daemon)),
                    "Set a CMD that starts it with settings of your own, or another program."));
    if (findings.all().isEmpty()) {
      checkPackages(analysis, findings);
    }
  }

  private static void report(Invocation invocation, String trouble, Findings findings) {
    boolean ignored = invocation.position().failureIgnored();
    findings.report(
        ignored ? Severity.WARNING : Severity.ERROR,
        invocation.span(),
        trouble + invocation.place(),
        "Leave it to the cluster, or start it with settings of your own: another port, and files in"
            + " a directory that the user has.");
  }

  /** What is wrong with a command; empty when nothing is. */
  private static Optional<String> trouble(Invocation invocation) {
    if (startsService(invocation)) {
      return Optional.of("%s is for root to call, and writes to /run".formatted(text(invocation)));
    }
    boolean own =
        invocation.texts().stream()
            .map(text -> text.split("=", 2)[0])
            .anyMatch(OWN_SETTINGS::contains);
    return own
        ? Optional.empty()
        : Optional.ofNullable(DAEMONS.get(invocation.name()))
            .map(why -> invocation.name() + " " + why);
  }

  private static String text(Invocation invocation) {
    String first = invocation.subcommand();
    return invocation.program().value() + (first.isEmpty() ? "" : " " + first);
  }

  private static boolean startsService(Invocation invocation) {
    List<String> words = invocation.operands().stream().map(operand -> operand.value()).toList();
    boolean starting = words.stream().anyMatch(STARTING::contains);
    String program = invocation.program().value();
    return starting
        && (CALLERS.contains(program)
            || CALLERS.stream().anyMatch(name -> program.endsWith("/sbin/" + name))
            || Paths.isWithin(program, INIT_SCRIPTS));
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
                                Severity.INFO,
                                install.invocation().span(found.argument()),
                                "%s has a daemon that only root can run".formatted(found.name()),
                                "Leave it out, unless the image is used elsewhere too.")));
  }
}
