package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** A step changes the kernel or the host, which a build may not. */
public final class PrivilegedBuildStep implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF024", "privileged-build-step", Category.PRIVILEGE, Severity.ERROR, Phase.BUILD);

  private static final Set<String> REFUSED =
      Set.of(
          "modprobe",
          "insmod",
          "rmmod",
          "iptables",
          "ip6tables",
          "iptables-restore",
          "ip6tables-restore",
          "nft",
          "losetup",
          "swapon",
          "swapoff",
          "setenforce");

  /** Options with which a program only tells something. */
  private static final String[] TELLING = {"version", "V", "help", "h", "L", "list", "S"};

  /** Files that only a booting system, or a login, reads. */
  private static final List<String> SETTINGS =
      List.of(
          "/etc/security/limits.conf",
          "/etc/security/limits.d",
          "/etc/sysctl.conf",
          "/etc/sysctl.d");

  /** The limits that a host sets low, by the letters of ulimit. */
  private static final String[] LIMITS = {"n", "l", "u"};

  private static final long USUAL_LIMIT = 4096;
  private static final String ASK =
      "Leave it out; if the program needs it, ask those who run the host for it.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target().hasDefinition();
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Invocation invocation : subject.analysis().invocations()) {
      if (!invocation.position().failureIgnored()) {
        checkCommand(invocation, findings);
        checkFiles(invocation, findings);
      }
    }
  }

  private static void checkCommand(Invocation invocation, Findings findings) {
    if (isRefused(invocation)) {
      findings.report(
          invocation.span(), "%s is refused in a build".formatted(invocation.name()), ASK);
    } else if (invocation.is("ulimit") && raises(invocation)) {
      findings.report(
          Severity.WARNING, invocation.span(), "ulimit cannot go above the host's limit", ASK);
    } else if (invocation.is("mount") && mounts(invocation)) {
      findings.report(
          Severity.WARNING,
          invocation.span(),
          "what is written below this mount is not in the image",
          "Write to a directory of the image.");
    } else if (invocation.is("mknod") && isDevice(invocation)) {
      findings.report(
          Severity.WARNING,
          invocation.span(),
          "an ordinary user's build makes no device, and does not say so",
          "Leave it out: an engine shows the host's devices in /dev.");
    }
  }

  private static boolean isRefused(Invocation invocation) {
    List<Argument> operands = invocation.operands();
    return switch (invocation.name()) {
      case "sysctl" ->
          invocation.hasOption("w", "write", "p", "load", "system")
              || operands.stream().anyMatch(operand -> operand.value().contains("="));
      case "hostname" ->
          invocation.hasOption("F", "file")
              || (invocation.arguments().size() == 1 && operands.size() == 1);
      case "date" -> invocation.arguments().stream().anyMatch(PrivilegedBuildStep::setsDate);
      default ->
          REFUSED.contains(invocation.name())
              && !invocation.arguments().isEmpty()
              && !invocation.hasOption(TELLING);
    };
  }

  private static boolean setsDate(Argument argument) {
    return argument.is("-s") || argument.value().split("=", 2)[0].equals("--set");
  }

  private static boolean raises(Invocation invocation) {
    return invocation
        .optionValue(LIMITS)
        .map(Argument::value)
        .filter(
            value ->
                value.equals("unlimited")
                    || Accounts.id(value).stream().anyMatch(number -> number > USUAL_LIMIT))
        .isPresent();
  }

  private static boolean mounts(Invocation invocation) {
    return (!invocation.operands().isEmpty() || invocation.hasOption("a", "all"))
        && !invocation.hasOption("l", "V", "version", "help", "h");
  }

  private static boolean isDevice(Invocation invocation) {
    List<Argument> operands = invocation.operands();
    return operands.stream().anyMatch(type -> type.is("b") || type.is("c") || type.is("u"));
  }

  private static void checkFiles(Invocation invocation, Findings findings) {
    List<Argument> written =
        invocation.is("tee") ? invocation.operands() : invocation.writtenFiles();
    for (Argument file : written) {
      Optional<String> path = invocation.path(file);
      Span span = invocation.span(file);
      if (path.filter(p -> Paths.isWithin(p, "/proc/sys")).isPresent()) {
        findings.report(span, "writing %s is refused in a build".formatted(path.get()), ASK);
      } else if (path.filter(p -> Paths.isWithinAny(p, SETTINGS)).isPresent()) {
        findings.report(
            Severity.INFO,
            span,
            "%s has no effect when the image runs".formatted(path.get()),
            "Leave it out; limits and settings are the host's.");
      }
    }
  }
}
