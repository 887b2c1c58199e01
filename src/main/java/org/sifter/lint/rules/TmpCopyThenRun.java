package org.sifter.lint.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Moment;
import org.sifter.analysis.PathGlob;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Origin;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.source.Span;

/** A step wants what was copied to {@code /tmp}, where it sees the host's files instead. */
public final class TmpCopyThenRun implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF002", "tmp-copy-then-run", Category.FILESYSTEM, Severity.ERROR, Phase.BUILD);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean appliesTo(Profile profile) {
    return profile.target() == Target.DEF;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    TmpCopies tmp = TmpCopies.of(subject.analysis());
    Set<Span> told = new HashSet<>();
    for (FileChange copy : tmp.copies()) {
      Optional<Invocation> reader = tmp.reader(copy);
      if (reader.isPresent() && told.add(copy.span())) {
        unseen(copy, reader.get(), findings);
      }
    }
    for (TmpCopies.Stage stage : tmp.stages()) {
      stage.view().moments().forEach(moment -> fromOtherStage(moment, tmp, findings));
      left(stage, findings);
    }
  }

  private static void unseen(FileChange copy, Invocation reader, Findings findings) {
    int line = findings.source().lines().line(reader.nameSpan().start());
    findings.report(
        copy.span(),
        "%s on line %d looks for %s in the host's %s, not in the image's"
            .formatted(reader.name(), line, copy.path(), directory(copy.path())),
        "Copy it to another directory, such as /opt/build, and remove it in the RUN that needs it"
            + " last.");
  }

  /** Steps of another stage have left on the host what is taken from its {@code /tmp}. */
  private static void fromOtherStage(Moment moment, TmpCopies tmp, Findings findings) {
    Optional<Step.Copy> copy = moment.step(Step.Copy.class);
    if (copy.isEmpty() || !(copy.get().origin() instanceof Origin.OtherStage other)) {
      return;
    }
    for (Step.Source source : copy.get().sources()) {
      if (source.location() instanceof SourceLocation.Local local) {
        String path = ContainerPaths.clean("/" + local.path());
        boolean copied =
            tmp.stage(other.index()).filter(stage -> stage.hasCopied(path)).isPresent();
        if (Paths.isHiddenAtBuild(path) && !copied) {
          findings.report(
              source.span(),
              "what the steps of the other stage write to %s is on the host, not in the stage"
                  .formatted(path),
              "Make it in another directory, such as /opt/build.");
        }
      }
    }
  }

  /** A file under a fixed name stays on the host, in the way of other builds and users. */
  private static void left(TmpCopies.Stage stage, Findings findings) {
    Set<Integer> told = new HashSet<>();
    for (FileChange change : stage.files().kept()) {
      boolean fixed =
          change.invocation().isPresent()
              && change.reach() != Reach.INSIDE
              && Paths.isHiddenAtBuild(change.path())
              && !directory(change.path()).equals(change.path())
              && !PathGlob.isPattern(change.path());
      if (fixed && told.add(change.moment().order())) {
        findings.report(
            Severity.INFO,
            change.span(),
            "%s stays in the host's %s, where the next build finds it"
                .formatted(change.path(), directory(change.path())),
            "Remove it in the same RUN.");
      }
    }
  }

  private static String directory(String path) {
    return Paths.isWithin(path, "/tmp")
        ? "/tmp"
        : Paths.isWithin(path, "/var/tmp") ? "/var/tmp" : "/dev/shm";
  }
}
