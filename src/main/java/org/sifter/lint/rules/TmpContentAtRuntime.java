package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.DefaultCommand;
import org.sifter.analysis.EnvSetting;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.Paths;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.source.Span;

/** The image needs something in {@code /tmp} that the host's files hide when it runs. */
public final class TmpContentAtRuntime implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of(
          "SIF003", "tmp-content-at-runtime", Category.FILESYSTEM, Severity.ERROR, Phase.RUN);

  private static final String REMEDY = "Put it under /opt.";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Analysis analysis = subject.analysis();
    TreeSet<String> made = new TreeSet<>();
    for (FileChange change : analysis.files().kept()) {
      if (!change.is(Kind.LINK) && Paths.isHiddenAtBuild(change.path())) {
        made.add(change.path());
      }
    }
    workingDirectory(analysis, findings);
    variables(analysis, made, findings);
    Set<String> named = command(analysis.defaultCommand(), made, findings);
    copies(analysis, named, findings);
  }

  private static void workingDirectory(Analysis analysis, Findings findings) {
    String directory = analysis.end().workingDirectory();
    Optional<Span> last = LastWorkdir.find(analysis.shippedMoments());
    if (last.isEmpty() || !Paths.isHiddenAtBuild(directory)) {
      return;
    }
    boolean needed =
        analysis.defaultCommand().exists()
            && !analysis.defaultCommand().inherited()
            && !isRoot(directory);
    findings.report(
        needed ? Severity.ERROR : Severity.WARNING,
        last.get(),
        "the image leaves its user in %s, where the host's files are at run time"
            .formatted(directory),
        "End with a WORKDIR elsewhere, such as /opt.");
  }

  private static boolean isRoot(String path) {
    return path.equals("/tmp") || path.equals("/var/tmp") || path.equals("/dev/shm");
  }

  private static void variables(Analysis analysis, NavigableSet<String> made, Findings findings) {
    for (EnvSetting setting : EnvSetting.of(analysis.shippedMoments())) {
      setting.paths().stream()
          .filter(path -> Paths.isHiddenAtBuild(path) && !isRoot(path))
          .filter(path -> SearchPaths.isOne(setting.name()) || isMade(made, path))
          .findFirst()
          .ifPresent(
              path ->
                  findings.report(
                      setting.span(),
                      "%s names %s, which the host's files hide at run time"
                          .formatted(setting.name(), path),
                      REMEDY));
    }
  }

  /** Whether a path, or something in it, has been made by a step. */
  private static boolean isMade(NavigableSet<String> made, String path) {
    String next = made.ceiling(path);
    return next != null && Paths.isWithin(next, path);
  }

  private static Set<String> command(
      DefaultCommand command, NavigableSet<String> made, Findings findings) {
    Set<String> named = new TreeSet<>();
    if (command.inherited()) {
      return named;
    }
    for (Invocation invocation : command.invocations()) {
      List<Argument> words = new ArrayList<>(List.of(invocation.program()));
      words.addAll(invocation.arguments());
      for (int i = 0; i < words.size(); i++) {
        Optional<String> path =
            words.get(i).value().startsWith("/")
                ? invocation.path(words.get(i)).filter(Paths::isHiddenAtBuild)
                : Optional.empty();
        boolean program = i == 0;
        if (path.filter(p -> program || isMade(made, p)).isPresent() && named.add(path.get())) {
          Span span = invocation.span(words.get(i));
          findings.report(
              span,
              "the default command names %s, which the host's files hide at run time"
                  .formatted(path.get()),
              REMEDY);
        }
      }
    }
    return named;
  }

  /** What was copied there, and no step has any use for. */
  private static void copies(Analysis analysis, Set<String> named, Findings findings) {
    TmpCopies tmp = TmpCopies.of(analysis);
    Set<Span> unread = new HashSet<>();
    tmp.copies().stream()
        .filter(copy -> copy.moment().shipped() && tmp.reader(copy).isEmpty())
        .forEach(copy -> unread.add(copy.span()));
    for (FileChange change : analysis.files().kept()) {
      boolean told = named.stream().anyMatch(path -> Paths.isWithin(path, change.path()));
      if (change.invocation().isEmpty()
          && change.is(Kind.CONTENT)
          && !told
          && unread.remove(change.span())) {
        findings.report(
            change.span(),
            "%s is hidden by the host's files at run time, and no step uses it"
                .formatted(change.path()),
            REMEDY);
      }
    }
  }
}
