package org.sifter.lint.rules;

import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.Paths;
import org.sifter.analysis.StageView;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.source.Span;

/** The default command does not start in WORKDIR. */
public final class WorkdirIgnored implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF009", "workdir-ignored", Category.FILESYSTEM, Severity.INFO, Phase.RUN);

  private static final RelativeCommand RELATIVE_COMMAND = new RelativeCommand();

  /** Programs that a user starts to work in their own directory. */
  private static final Set<String> INTERACTIVE =
      Set.of("ash", "bash", "dash", "fish", "sh", "tcsh", "zsh");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() != Target.OCI && profile.target() != Target.SIFTER;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    StageView stage = analysis.lineage().get(analysis.lineage().size() - 1);
    Optional<Span> last = LastWorkdir.find(stage.moments());
    String directory = analysis.end().workingDirectory();
    if (last.isEmpty()
        || directory.equals("/")
        || Paths.isHiddenAtBuild(directory)
        || !startsSomething(analysis.defaultCommand())
        || isToldBetter(subject)) {
      return;
    }
    findings.report(
        last.get(),
        "the default command starts in its user's directory, not in %s".formatted(directory),
        "If it needs files from there, name them by absolute paths.");
  }

  private static boolean startsSomething(DefaultCommand command) {
    boolean shell =
        command.arguments().size() == 1
            && INTERACTIVE.contains(Paths.fileName(command.arguments().get(0)));
    return command.exists() && !command.inherited() && !shell;
  }

  private static boolean isToldBetter(Subject subject) {
    Findings relative = new Findings(RELATIVE_COMMAND.info(), subject.analysis().dockerfile());
    RELATIVE_COMMAND.check(subject, relative);
    return !relative.all().isEmpty();
  }
}
