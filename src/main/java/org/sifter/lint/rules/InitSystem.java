package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;

/** The image starts an init system, or has services that only one would start. */
public final class InitSystem implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF027", "init-system", Category.SERVICE, Severity.ERROR, Phase.RUN);

  /** systemd, s6, runit, OpenRC, and what phusion/baseimage has. */
  private static final Set<String> NAMES =
      Set.of(
          "systemd",
          "s6-svscan",
          "s6-overlay-suexec",
          "runsvdir",
          "runsvdir-start",
          "runit-init",
          "openrc-init",
          "my_init");

  private static final Set<String> PATHS =
      Set.of(
          "init", "/init", "/sbin/init", "/usr/sbin/init", "/bin/init", "/usr/lib/systemd/systemd");

  /** What s6-overlay and others unpack into the root directory. */
  private static final String INIT_OF_OVERLAY = "/init";

  private static final Set<String> STARTING = Set.of("start", "restart", "enable", "reload");
  private static final String KIND =
      "an init system, which needs root and a /run that can be written";
  private static final String REMEDY =
      "Let the default command be the program itself, in the foreground; as a service it belongs"
          + " into a start script, for apptainer instance.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    for (Invocation invocation : analysis.defaultCommand().all()) {
      if (invocation.position().forRootOnly()) {
        continue;
      }
      if (isInit(invocation, analysis)) {
        findings.report(
            invocation.nameSpan(),
            invocation.program().value() + " is " + KIND + invocation.place(),
            REMEDY);
      } else if (starts(invocation)) {
        findings.report(
            invocation.span(),
            "%s needs systemd, which does not run in the container".formatted(text(invocation))
                + invocation.place(),
            REMEDY);
      }
    }
    inherited(analysis)
        .ifPresent(
            path ->
                findings.report(
                    BaseCommand.span(analysis),
                    "the base image starts %s, %s".formatted(path, KIND),
                    "Set an ENTRYPOINT that starts the program itself, in the foreground."));
    if (findings.all().isEmpty()) {
      checkSteps(analysis, findings);
    }
  }

  /** Steps that tell an init system to start something, where nothing starts that system. */
  private static void checkSteps(Analysis analysis, Findings findings) {
    for (Invocation invocation : analysis.shippedInvocations()) {
      boolean openRc = invocation.is("rc-update") && invocation.subcommand().equals("add");
      if (starts(invocation) || openRc) {
        findings.report(
            Severity.WARNING,
            invocation.span(),
            "%s has no effect, as no init system runs in the container".formatted(text(invocation)),
            REMEDY);
      }
    }
  }

  private static String text(Invocation invocation) {
    return invocation.name() + " " + invocation.subcommand();
  }

  private static boolean starts(Invocation invocation) {
    return invocation.is("systemctl") && STARTING.contains(invocation.subcommand());
  }

  private static boolean isInit(Invocation invocation, Analysis analysis) {
    String program = invocation.program().value();
    boolean own =
        program.equals(INIT_OF_OVERLAY)
            && analysis.shippedMoments().stream().anyMatch(InitSystem::copiesInit);
    return !own && (NAMES.contains(invocation.name()) || PATHS.contains(program));
  }

  /** Whether the instruction brings a program of the Dockerfile's own that is called /init. */
  private static boolean copiesInit(Moment moment) {
    return moment
        .step(Step.Copy.class)
        .filter(copy -> copies(copy, ContainerPaths.clean(copy.destination())))
        .isPresent();
  }

  private static boolean copies(Step.Copy copy, String destination) {
    return destination.equals(INIT_OF_OVERLAY)
        || (destination.equals("/")
            && copy.sources().stream()
                .anyMatch(
                    source ->
                        source.location() instanceof SourceLocation.Local local
                            && ContainerPaths.clean("/" + local.path()).endsWith(INIT_OF_OVERLAY)));
  }

  private static Optional<String> inherited(Analysis analysis) {
    return BaseCommand.of(analysis)
        .flatMap(
            command ->
                command.programs().stream()
                    .filter(path -> PATHS.contains(path) || path.endsWith("/my_init"))
                    .findFirst());
  }
}
