package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileHistory;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** A step changes a file in whose place the host's is at run time. */
public final class HostManagedFile implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF014", "host-managed-file", Category.FILESYSTEM, Severity.WARNING, Phase.RUN);

  private static final String LOCAL_TIME = "/etc/localtime";
  private static final String ZONES = "/usr/share/zoneinfo/";
  private static final String TIME_ZONE = "TZ";
  private static final List<String> OF_THE_KERNEL = List.of("/dev", "/proc", "/sys");

  /** Files there that are written to for what happens then. */
  private static final List<String> SINKS =
      List.of(
          "/dev/fd",
          "/dev/full",
          "/dev/null",
          "/dev/shm",
          "/dev/stderr",
          "/dev/stdout",
          "/dev/tty",
          "/dev/udp",
          "/dev/tcp",
          "/proc/1/fd",
          "/proc/self/fd");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    FileHistory files = analysis.files();
    Set<String> told = new HashSet<>();
    for (FileChange change : files.kept()) {
      String path = change.path();
      boolean ofTheKernel =
          Paths.isWithinAny(path, OF_THE_KERNEL) && !Paths.isWithinAny(path, SINKS);
      // With TZ set, nobody asks for the file.
      boolean moot = path.equals(LOCAL_TIME) && analysis.end().has(TIME_ZONE);
      if ((Paths.isOfTheHost(path) || ofTheKernel)
          && !moot
          && told.add(change.moment().order() + path)) {
        findings.report(
            span(change),
            "%s is the host's at run time, whatever the image has".formatted(path),
            path.equals(LOCAL_TIME) ? "Set the variable TZ." : "Leave it to the host.",
            zone(change).map(zone -> fix(change, zone)));
      }
    }
  }

  /** A link is told of as a whole, as its change stands where its target does. */
  private static Span span(FileChange change) {
    return change.is(Kind.LINK)
        ? change.invocation().map(Invocation::span).orElse(change.span())
        : change.span();
  }

  /** The time zone that a link or a copy chooses. */
  private static Optional<String> zone(FileChange change) {
    if (!change.path().equals(LOCAL_TIME)) {
      return Optional.empty();
    }
    return change
        .invocation()
        .filter(invocation -> invocation.source().isDockerfile())
        .flatMap(invocation -> invocation.operands().stream().findFirst())
        .map(Argument::value)
        .filter(file -> file.startsWith(ZONES) && file.length() > ZONES.length())
        .map(file -> file.substring(ZONES.length()));
  }

  private static Fix fix(FileChange change, String zone) {
    int start = change.moment().span().start();
    return Fix.safe("set TZ", new Edit(Span.at(start), "ENV TZ=" + zone + "\n"));
  }
}
