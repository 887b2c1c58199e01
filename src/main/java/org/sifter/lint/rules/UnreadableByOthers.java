package org.sifter.lint.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.analysis.FileHistory;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.analysis.Permissions;
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
import org.sifter.syntax.Flag;

/** Only the owner can read a file, and at run time that is nobody. */
public final class UnreadableByOthers implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF015", "unreadable-by-others", Category.PERMISSIONS, Severity.ERROR, Phase.RUN);

  /** Home directories, which rules of their own look at, and what the system wants closed. */
  private static final List<String> CLOSED_FOR_GOOD_REASONS =
      List.of(
          "/etc/cron.d",
          "/etc/gshadow",
          "/etc/shadow",
          "/etc/ssh",
          "/etc/ssl/private",
          "/etc/sudoers",
          "/etc/sudoers.d",
          "/home",
          "/root",
          "/run",
          "/var/cache",
          "/var/empty",
          "/var/lib",
          "/var/log",
          "/var/run",
          "/var/spool");

  private static final Set<String> SECRETS =
      Set.of(".aws", ".gnupg", ".netrc", ".pgpass", ".pypirc", ".ssh");

  private static final List<String> KEYS = List.of(".key", ".p12", ".pem");

  /** What may stand behind the digits of a mode. */
  private static final Set<String> CLOSING_QUOTES = Set.of("", "'", "\"");

  private static final String REMEDY =
      "Let all users read it; the image's own users do not exist at run time.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    FileHistory files = subject.analysis().files();
    Set<Span> told = new HashSet<>();
    for (FileChange change : files.changes()) {
      if (isClosed(files, change) && Permissions.closes(change.detail())) {
        Span span = mode(change);
        if (told.add(span)) {
          findings.report(
              span,
              "%s can be read by its owner only".formatted(change.path()),
              REMEDY,
              fix(change, span, findings));
        }
      }
    }
    masks(subject.analysis(), findings);
  }

  private static boolean isClosed(FileHistory files, FileChange change) {
    return (change.makes() || change.is(Kind.MODE))
        && !change.is(Kind.LINK)
        && !isRightlyClosed(change.path())
        && files.isKept(change)
        && !files.isOpenedLater(change);
  }

  private static boolean isRightlyClosed(String path) {
    return Paths.isHiddenAtRun(path)
        || Paths.isWithinAny(path, CLOSED_FOR_GOOD_REASONS)
        || KEYS.stream().anyMatch(path::endsWith)
        || List.of(path.split("/", -1)).stream().anyMatch(SECRETS::contains);
  }

  /** Where the mode is written. */
  private static Span mode(FileChange change) {
    if (change.invocation().isEmpty()) {
      return change.moment().flags("chmod").stream()
          .findFirst()
          .map(Flag::span)
          .orElse(change.span());
    }
    Invocation invocation = change.invocation().get();
    return invocation.arguments().stream()
        .filter(argument -> argument.value().endsWith(change.detail()))
        .findFirst()
        .map(invocation::span)
        .orElse(change.span());
  }

  private static Optional<Fix> fix(FileChange change, Span span, Findings findings) {
    String written = findings.source().text(span);
    boolean here = change.invocation().map(run -> run.source().isDockerfile()).orElse(true);
    int mode = written.lastIndexOf(change.detail());
    if (here
        && isOctal(change.detail())
        && mode >= 0
        && CLOSING_QUOTES.contains(written.substring(mode + change.detail().length()))) {
      int start = span.start() + mode;
      Span digits = new Span(start, start + change.detail().length());
      return Optional.of(
          Fix.safe("let all users read it", new Edit(digits, opened(change.detail()))));
    }
    return change
        .invocation()
        .filter(run -> here && mayBeFollowed(run))
        .map(run -> append(run, change.detail(), findings));
  }

  /** Whether a second command can be put behind one so that both are run in the same way. */
  private static boolean mayBeFollowed(Invocation run) {
    return run.is("chmod")
        && run.prefixes().isEmpty()
        && run.position().plain()
        && !run.isExecForm();
  }

  private static boolean isOctal(String mode) {
    return !mode.isEmpty() && mode.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  /** The mode with {@code a+rX}, of as many digits. */
  private static String opened(String octal) {
    int mode = Integer.parseInt(octal, 8);
    int opened = mode | 0444 | ((mode & 0111) != 0 ? 0111 : 0);
    String digits = Integer.toOctalString(opened);
    return "0".repeat(Math.max(0, octal.length() - digits.length())) + digits;
  }

  /** A second {@code chmod} behind one whose mode is not a number. */
  private static Fix append(Invocation chmod, String mode, Findings findings) {
    String command = chmod.hasOption("R", "recursive") ? " && chmod -R a+rX " : " && chmod a+rX ";
    String files =
        chmod.operands().stream()
            .filter(operand -> !operand.is(mode))
            .map(operand -> findings.source().text(chmod.span(operand)))
            .collect(Collectors.joining(" "));
    int end = chmod.wholeSpan().end();
    return Fix.safe("let all users read it", new Edit(Span.at(end), command + files));
  }

  /** Masks with which what the rest of a step makes is closed. */
  private static void masks(Analysis analysis, Findings findings) {
    Map<Integer, Invocation> masks = new HashMap<>();
    for (Invocation invocation : analysis.shippedInvocations()) {
      if (invocation.is("umask") && isClosing(invocation.subcommand())) {
        masks.putIfAbsent(invocation.moment().order(), invocation);
      }
    }
    for (FileChange change : masks.isEmpty() ? List.<FileChange>of() : analysis.files().kept()) {
      Invocation umask = masks.get(change.moment().order());
      if (umask != null
          && change.invocation().filter(run -> isAfter(umask, run)).isPresent()
          && change.detail().isEmpty()
          && change.reach() != Reach.INSIDE
          && isClosed(analysis.files(), change)) {
        masks.remove(change.moment().order());
        findings.report(
            umask.span(umask.operands().get(0)),
            "%s can be read by its owner only".formatted(change.path()),
            REMEDY);
      }
    }
  }

  private static boolean isClosing(String mask) {
    return isOctal(mask) && mask.length() <= 4 && (Integer.parseInt(mask, 8) & 05) == 05;
  }

  private static boolean isAfter(Invocation umask, Invocation other) {
    return umask.wholeSpan().end() <= other.wholeSpan().start();
  }
}
