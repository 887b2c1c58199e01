package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BadPatternException;
import org.sifter.context.BasicRegex;
import org.sifter.context.IgnorePatterns;
import org.sifter.context.ParentsSource;
import org.sifter.context.PathPattern;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * {@code COPY --from} with {@code --parents} or {@code --exclude}: {@code %setup} selects the files
 * with the host's {@code find}, as neither {@code %files} nor {@code cp} can.
 */
final class PartialCopy {
  private final StageDraft draft;
  private final StageDraft source;
  private final Step.Copy copy;
  private final Placement placement;
  private final Findings findings;

  PartialCopy(
      StageDraft draft, StageDraft source, Step.Copy copy, Placement placement, Findings findings) {
    this.draft = draft;
    this.source = source;
    this.copy = copy;
    this.placement = placement;
    this.findings = findings;
  }

  /** Copies the sources, and then the here-documents. */
  void translate() {
    for (Step.Source each : copy.sources()) {
      String path = ((SourceLocation.Local) each.location()).path();
      Optional<String> kept = excludes(each.span());
      if (kept.isPresent() && copy.options().parents()) {
        withParents(path, kept.get(), each.span());
      } else if (kept.isPresent()) {
        withoutExcluded(ContainerPaths.clean("/" + path), kept.get());
      }
    }
    copy.files().forEach(placement::inlineFile);
  }

  private void withoutExcluded(String path, String kept) {
    String staging = placement.newDirectory();
    String expression = kept.isEmpty() ? StageCopy.ALL : kept;
    draft.copyPart(source, path, staging, expression, copy.provenance());
    if (PathPattern.hasWildcards(path)) {
      placement.eachOf(staging);
    } else if (path.equals("/")) {
      placement.unknownContents(staging);
    } else {
      placement.either(staging, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private void withParents(String path, String kept, Span place) {
    ParentsSource parts = ParentsSource.parse(path);
    String base = parts.base().absolute();
    Optional<String> taken = regex(parts.pattern(), place);
    if (PathPattern.hasWildcards(base)) {
      untranslatable("--parents with a wildcard before /./", place);
      return;
    }
    if (taken.isEmpty()) {
      return;
    }
    String staging = placement.newDirectory();
    String below = base.equals("/") ? base : base + "/";
    String expression = (taken.get() + " " + kept).strip();
    draft.copyPart(source, below, staging, expression, copy.provenance());
    if (parts.required()) {
      requireSome(staging, path, place);
    }
    placement.unknownContents(staging);
  }

  /** As in Docker, a source without wildcards must be there. */
  private void requireSome(String staging, String path, Span place) {
    draft
        .setup()
        .command(
            "[ -n \"$(ls -A "
                + draft.stagingPath(staging)
                + ")\" ] || { echo "
                + ShellQuote.word(path + " is not there to be copied")
                + " >&2; exit 1; }",
            place);
  }

  /** What {@code find} keeps; nothing when it has been reported that it cannot be said. */
  private Optional<String> excludes(Span place) {
    List<String> leftOut = new ArrayList<>();
    List<String> takenIn = new ArrayList<>();
    for (String pattern : copy.options().excludes()) {
      Optional<String> expression = exclude(pattern.strip(), leftOut, takenIn, place);
      if (expression.isEmpty()) {
        return Optional.empty();
      }
    }
    String none = String.join(" ", leftOut);
    return Optional.of(
        takenIn.isEmpty() ? none : "'(' " + none + " -o " + String.join(" -o ", takenIn) + " ')'");
  }

  /**
   * Adds the expression for a pattern to those that it belongs to; empty when it cannot be said.
   *
   * <p>A {@code !} pattern acts below a directory only where those before it leave out the
   * directory itself (see {@link IgnorePatterns}). That is sure when they leave out all, and can be
   * looked up for a path without wildcards.
   */
  private Optional<String> exclude(
      String pattern, List<String> leftOut, List<String> takenIn, Span place) {
    if (!pattern.startsWith("!")) {
      if (!takenIn.isEmpty()) {
        untranslatable("a pattern behind one with ! of a COPY --from", place);
        return Optional.empty();
      }
      return regex(pattern, place).map(regex -> add(leftOut, "! " + regex));
    }
    String path = pattern.substring(1);
    List<String> all = copy.options().excludes();
    boolean leavesAllOut = all.contains("*") || all.contains("**");
    if (leftOut.isEmpty()) {
      return Optional.of("");
    }
    if (!leavesAllOut && PathPattern.hasWildcards(path)) {
      untranslatable("the pattern " + ShellQuote.word(pattern) + " of a COPY --from", place);
      return Optional.empty();
    }
    return leavesAllOut || isLeftOut(path)
        ? regex(path, place).map(regex -> add(takenIn, regex))
        : Optional.of("");
  }

  private static String add(List<String> all, String expression) {
    all.add(expression);
    return expression;
  }

  /** Whether the patterns without {@code !} leave out a path. */
  private boolean isLeftOut(String path) {
    List<String> patterns =
        copy.options().excludes().stream().filter(p -> !p.strip().startsWith("!")).toList();
    try {
      return IgnorePatterns.of(patterns).excludes(ContainerPaths.clean("/" + path).substring(1));
    } catch (BadPatternException e) {
      // Is reported where the pattern is said as a regular expression.
      return false;
    }
  }

  private Optional<String> regex(String pattern, Span place) {
    try {
      Optional<String> regex = BasicRegex.of(pattern);
      if (regex.isEmpty()) {
        untranslatable("the pattern " + ShellQuote.word(pattern) + " of a COPY --from", place);
      }
      return regex.map(text -> "-regex " + ShellQuote.word("./" + text));
    } catch (BadPatternException e) {
      findings.report(TranslationCode.UNUSABLE_SOURCE, place, pattern, e.reason());
      return Optional.empty();
    }
  }

  private void untranslatable(String what, Span place) {
    findings.report(
        TranslationCode.NOT_TRANSLATED,
        place,
        what,
        "Copy whole directories, and remove what is too much with RUN.");
  }
}
