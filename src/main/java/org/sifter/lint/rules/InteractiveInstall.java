package org.sifter.lint.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PackageInstall;
import org.sifter.analysis.PackageManager;
import org.sifter.analysis.StageView;
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
import org.sifter.syntax.Command;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.KeyValue;

/** A step asks something, and a build has nobody who answers. */
public final class InteractiveInstall implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF050", "interactive-install", Category.BUILD, Severity.WARNING, Phase.BUILD)
          .like("DL3014", "DL3030", "DL3034", "DL3038");

  private static final String FRONTEND = "DEBIAN_FRONTEND";
  private static final String QUIET = "noninteractive";

  /** Debian's packages that ask how to be configured. */
  private static final String[] ASKING_PACKAGES = {
    "tzdata",
    "keyboard-configuration",
    "console-setup",
    "krb5-config",
    "krb5-user",
    "postfix",
    "wireshark",
    "wireshark-common",
    "tshark",
    "slapd",
    "iptables-persistent",
    "jackd2",
    "gdm3",
    "lightdm",
    "ttf-mscorefonts-installer"
  };

  /** Options of passwd with which it asks nothing. */
  private static final String[] PASSWD_TELLS = {
    "d", "l", "u", "e", "S", "x", "n", "w", "i", "delete", "lock", "unlock", "expire", "status",
    "stdin"
  };

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    boolean configured = Confirmation.isConfigured(analysis);
    boolean preseeded =
        analysis.invocations().stream().anyMatch(each -> each.is("debconf-set-selections"));
    for (Invocation invocation : analysis.invocations()) {
      if (!hasAnswers(invocation)) {
        Optional<Confirmation> asked =
            configured ? Optional.empty() : Confirmation.asked(invocation);
        asked.ifPresent(confirmation -> report(invocation, confirmation, findings));
        checkOther(invocation, findings);
      }
      if (!preseeded) {
        checkPackages(invocation, findings);
      }
    }
    checkKept(analysis, findings);
  }

  /** Whether its input is something else than the build's. */
  private static boolean hasAnswers(Invocation invocation) {
    return invocation.position().readsPipe()
        || invocation.simple().redirections().stream()
            .anyMatch(redirection -> redirection.operator().startsWith("<"));
  }

  private static void report(Invocation invocation, Confirmation confirmation, Findings findings) {
    findings.report(
        invocation.span(confirmation.behind()),
        "%s asks for confirmation, and a build has nobody who answers"
            .formatted(confirmation.what()),
        "Write " + confirmation.option() + " behind it.",
        behind(invocation, confirmation.behind(), confirmation.option()));
  }

  private static Optional<Fix> behind(Invocation invocation, Argument word, String option) {
    Span end = Span.at(word.word().span().end());
    return isShellForm(invocation) && word.word().literalValue().isPresent()
        ? Optional.of(Fix.safe("write " + option, new Edit(end, " " + option)))
        : Optional.empty();
  }

  private static boolean isShellForm(Invocation invocation) {
    return invocation.source().isDockerfile()
        && invocation
            .moment()
            .as(Instruction.Run.class)
            .filter(run -> !(run.command() instanceof Command.ExecForm))
            .isPresent();
  }

  private static void checkOther(Invocation invocation, Findings findings) {
    boolean asks =
        (invocation.is("apk") && invocation.hasOption("i", "interactive"))
            || (invocation.is("passwd") && !invocation.hasOption(PASSWD_TELLS))
            || (invocation.is("read")
                && !invocation.position().conditional()
                && !invocation.hasOption("u"));
    if (asks) {
      findings.report(
          invocation.span(),
          "%s waits for an answer, and a build has nobody who answers".formatted(invocation.name()),
          "Leave it out, or give it its input.");
    }
  }

  private static void checkPackages(Invocation invocation, Findings findings) {
    PackageInstall.of(invocation)
        .filter(install -> install.manager() == PackageManager.APT)
        .filter(install -> !invocation.sees(FRONTEND))
        .flatMap(install -> install.find(ASKING_PACKAGES))
        .ifPresent(
            found ->
                findings.report(
                    invocation.span(found.argument()),
                    "%s asks how to be configured, and a build has nobody who answers"
                        .formatted(found.name()),
                    "Write DEBIAN_FRONTEND=noninteractive before the command, or as an ARG.",
                    quiet(invocation)));
  }

  private static Optional<Fix> quiet(Invocation invocation) {
    boolean plain =
        isShellForm(invocation) && Set.of("sudo", "env").containsAll(invocation.prefixes());
    Span start = Span.at(invocation.program().word().span().start());
    return plain
        ? Optional.of(Fix.safe("set " + FRONTEND, new Edit(start, FRONTEND + "=" + QUIET + " ")))
        : Optional.empty();
  }

  /** Looks at the ENV that says it to those who use the image, too. */
  private static void checkKept(Analysis analysis, Findings findings) {
    if (analysis.end().value(FRONTEND).filter(QUIET::equals).isEmpty()) {
      return;
    }
    int target = analysis.plan().target().index();
    for (StageView stage : analysis.lineage()) {
      boolean last = stage.stage().index() == target;
      List<Moment> moments = stage.moments();
      boolean argument = false;
      for (int i = 0; i < moments.size(); i++) {
        Moment moment = moments.get(i);
        argument |= isArgument(moment);
        // An ARG before the ENV, or right behind it, says the same to the steps.
        boolean said = argument || (i + 1 < moments.size() && isArgument(moments.get(i + 1)));
        moment
            .as(Instruction.Env.class)
            .ifPresent(env -> checkKept(env, moment, new Place(last, said), findings));
      }
    }
  }

  /**
   * Where an ENV stands.
   *
   * @param last whether in the last stage
   * @param said whether an ARG gives the variable to the same steps
   */
  private record Place(boolean last, boolean said) {}

  /** Whether it is {@code ARG DEBIAN_FRONTEND=noninteractive}. */
  private static boolean isArgument(Moment moment) {
    return moment.as(Instruction.Arg.class).map(Instruction.Arg::arguments).stream()
        .flatMap(List::stream)
        .anyMatch(
            each ->
                each.name().text().equals(FRONTEND)
                    && each.defaultValue().filter(word -> word.text().equals(QUIET)).isPresent());
  }

  private static void checkKept(
      Instruction.Env env, Moment moment, Place place, Findings findings) {
    for (KeyValue pair : env.variables()) {
      if (pair.key().text().equals(FRONTEND)
          && pair.value().text().toLowerCase(Locale.ROOT).contains(QUIET)) {
        findings.report(
            Severity.INFO,
            pair.key().span(),
            "%s stays set in the image".formatted(FRONTEND),
            "Write ARG instead of ENV, for steps alone need it.",
            place.last() && env.variables().size() == 1
                ? Optional.of(
                    place.said()
                        ? Fix.safe(
                            "leave ENV out", InstructionLines.remove(findings.source(), moment))
                        : toArg(moment, pair))
                : Optional.empty());
      }
    }
  }

  private static Fix toArg(Moment moment, KeyValue pair) {
    Edit keyword = new Edit(moment.keyword(), "ARG");
    Span between =
        new Span(/* start= */ pair.key().span().end(), /* end= */ pair.value().span().start());
    return pair.legacy()
        ? Fix.safe("write ARG", keyword, new Edit(between, "="))
        : Fix.safe("write ARG", keyword);
  }
}
