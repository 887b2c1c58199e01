package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BadPatternException;
import org.sifter.context.BasicRegex;
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
    draft.copyPart(source, path, staging, kept, copy.provenance());
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
    List<String> expressions = new ArrayList<>();
    for (String pattern : copy.options().excludes()) {
      Optional<String> expression = regex(pattern, place);
      if (expression.isEmpty()) {
        return Optional.empty();
      }
      expressions.add("! " + expression.get());
    }
    return Optional.of(String.join(" ", expressions));
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
