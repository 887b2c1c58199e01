package org.sifter.lint.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Paths;
import org.sifter.context.ArchiveFormat;
import org.sifter.context.BuildContext;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Profile;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;

/** ADD fetches or unpacks something, which a definition file's {@code %files} does not. */
public final class AddSemantics implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF048", "add-semantics", Category.BUILD, Severity.WARNING, Phase.BUILD);

  private static final List<String> ARCHIVES =
      List.of(
          ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz", ".tar.zst");

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
    for (Moment moment : subject.analysis().moments()) {
      Optional<Step.Copy> copy = moment.step(Step.Copy.class);
      if (copy.isPresent() && copy.get().options().add()) {
        boolean unpacks = copy.get().options().unpack().orElse(true);
        for (Step.Source source : copy.get().sources()) {
          check(source, unpacks, subject.analysis().context(), findings);
        }
      }
    }
  }

  private static void check(
      Step.Source source, boolean unpacks, Optional<BuildContext> context, Findings findings) {
    if (source.location() instanceof SourceLocation.Url url) {
      findings.report(
          source.span(),
          "%files cannot fetch " + url.url(),
          "Fetch it in a step, with curl or wget.");
    } else if (source.location() instanceof SourceLocation.Git) {
      findings.report(
          source.span(), "%files cannot clone a repository", "Clone it in a step, with git.");
    } else if (source.location() instanceof SourceLocation.Local local
        && unpacks
        && isArchive(local.path(), context)) {
      findings.report(
          source.span(),
          "%files does not unpack " + Paths.fileName(local.path()),
          "Write COPY, and unpack it in a step, with tar.");
    }
  }

  /** Whether ADD unpacks a file: its content tells when there is a context, else its name. */
  private static boolean isArchive(String path, Optional<BuildContext> context) {
    Optional<Path> file = context.flatMap(tree -> file(tree, path));
    if (file.isPresent()) {
      try {
        return ArchiveFormat.detect(file.get()).isPresent();
      } catch (IOException e) {
        return false; // What cannot be read is told by those who copy it.
      }
    }
    String name = path.toLowerCase(Locale.ROOT);
    return ARCHIVES.stream().anyMatch(name::endsWith);
  }

  private static Optional<Path> file(BuildContext context, String path) {
    try {
      return Optional.of(context.path(path.replaceFirst("^/+", ""))).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
