package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.BaseImage;
import org.sifter.analysis.EnvSetting;
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

/** An installer puts a tool into the home directory, as nobody has told it otherwise. */
public final class InstallerUsesHome implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF006", "installer-uses-home", Category.FILESYSTEM, Severity.ERROR, Phase.RUN);

  /** Commands that put what an installer has made into another place. */
  private static final Set<String> MOVING = Set.of("cp", "install", "mv", "rsync", "rm", "chmod");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    List<Invocation> invocations = analysis.shippedInvocations();
    Map<Integer, Set<String>> seen = overridesByStep(invocations);
    Set<String> moved = new HashSet<>();
    Set<String> named = named(analysis, moved);
    Set<String> told = new HashSet<>();
    for (Invocation invocation : invocations) {
      String home = invocation.position().home();
      if (!Paths.isRootHome(home) && !Paths.isUserHome(home)) {
        continue;
      }
      for (HomeInstaller installer : HomeInstaller.ALL) {
        boolean overridden =
            installer.overrides().stream()
                .anyMatch(seen.get(invocation.moment().order())::contains);
        if (installer.uses().test(invocation)
            && !overridden
            && !moved.contains(installer.directory())
            && !isBrought(installer, analysis)
            && told.add(invocation.moment().order() + installer.name())) {
          report(installer, invocation, named, findings);
        }
      }
    }
  }

  private static void report(
      HomeInstaller installer, Invocation invocation, Set<String> named, Findings findings) {
    boolean untouched = !named.contains(installer.directory());
    findings.report(
        invocation.nameSpan(),
        "%s installs into the home directory, which others cannot enter"
            .formatted(installer.name()),
        remedy(installer),
        untouched ? fix(installer, invocation) : Optional.empty());
  }

  private static String remedy(HomeInstaller installer) {
    if (!installer.settings().isEmpty()) {
      return "Set %s with ENV before this step.".formatted(String.join(" ", installer.settings()));
    }
    return installer.overrides().isEmpty()
        ? "Give it a directory under /opt with -p or --path."
        : "Set %s to a directory under /opt that exists.".formatted(installer.overrides().get(0));
  }

  private static Optional<Fix> fix(HomeInstaller installer, Invocation invocation) {
    if (installer.settings().isEmpty()) {
      return Optional.empty();
    }
    int start = invocation.moment().span().start();
    String settings = String.join(" ", installer.settings());
    return Optional.of(
        Fix.safe(
            "choose a directory outside of home",
            new Edit(Span.at(start), "ENV " + settings + "\n")));
  }

  /** For each step the variables of installers that any of its commands sees. */
  private static Map<Integer, Set<String>> overridesByStep(List<Invocation> invocations) {
    Map<Integer, Set<String>> seen = new HashMap<>();
    for (Invocation invocation : invocations) {
      Set<String> ofStep =
          seen.computeIfAbsent(invocation.moment().order(), unused -> new HashSet<>());
      for (HomeInstaller installer : HomeInstaller.ALL) {
        installer.overrides().stream().filter(invocation::sees).forEach(ofStep::add);
      }
    }
    return seen;
  }

  /**
   * The names of files and directories that commands and variables have in them: who names an
   * installer's directory counts on it.
   *
   * @param moved receives those that are moved, copied or opened
   */
  private static Set<String> named(Analysis analysis, Set<String> moved) {
    Set<String> named = new HashSet<>();
    for (Invocation invocation : analysis.shippedInvocations()) {
      List<Argument> words = new ArrayList<>(List.of(invocation.program()));
      words.addAll(invocation.arguments());
      for (Argument word : words) {
        List<String> components = List.of(word.value().split("[/:=]", -1));
        named.addAll(components);
        if (MOVING.contains(invocation.name())) {
          moved.addAll(components);
        }
      }
    }
    for (EnvSetting setting : EnvSetting.of(analysis.shippedMoments())) {
      named.addAll(List.of(setting.value().split("[/:=]", -1)));
    }
    moved.remove("");
    named.remove("");
    return named;
  }

  private static boolean isBrought(HomeInstaller installer, Analysis analysis) {
    return analysis.base().map(BaseImage::name).filter(installer.bringsIt()::contains).isPresent();
  }
}
