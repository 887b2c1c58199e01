package org.sifter.translate;

import java.util.List;
import java.util.Optional;
import org.sifter.context.BadPatternException;
import org.sifter.context.PathPattern;
import org.sifter.definition.FileTransfer;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;

/**
 * {@code COPY --from} a stage or an image: {@code %files from} brings the source into a staging
 * directory, and {@code %post} puts it into place. Which files a wildcard matches is decided in the
 * stage that has them.
 */
final class StageCopy {
  /** Where a stage lays out what wildcards of later stages match. */
  private static final String MATCHES = "/.sifter-matches/";

  /** What makes {@code find} select all that is there. */
  static final String ALL = "-true";

  private final StageDraft draft;
  private final StageDraft source;
  private final String sourceName;
  private final Findings findings;

  StageCopy(StageDraft draft, StageDraft source, String sourceName, Findings findings) {
    this.draft = draft;
    this.source = source;
    this.sourceName = sourceName;
    this.findings = findings;
  }

  void translate(Step.Copy copy) {
    draft.mayHoldLinks();
    if (OtherShell.mayArriveAt(copy.destination())) {
      draft.mayHaveOtherShell();
    }
    draft.takesFrom(source);
    Placement placement = new Placement(draft, copy);
    if (copy.options().parents() || !copy.options().excludes().isEmpty()) {
      new PartialCopy(draft, source, copy, placement, findings).translate();
      return;
    }
    for (Step.Source each : copy.sources()) {
      String path = ((SourceLocation.Local) each.location()).path();
      String clean = ContainerPaths.clean("/" + path);
      HostFiles.report(copy, List.of(clean.substring(clean.lastIndexOf('/') + 1)), findings);
      String staging = placement.newDirectory();
      if (clean.equals("/")) {
        if (!copy.destination().equals("/")) {
          findings.report(TranslationCode.ENGINE_DIRECTORIES, each.span());
        }
        draft.copyRoot(source, staging, copy.provenance());
        placement.unknownContents(staging);
      } else if (PathPattern.hasWildcards(path)) {
        if (!isWellFormed(clean, each)) {
          return;
        }
        if (source.scene() == Scene.HOST || !source.holdsPlainFiles()) {
          draft.copyPart(source, clean, staging, ALL, copy.provenance());
        } else {
          matches(copy, clean, staging);
        }
        placement.eachOf(staging);
      } else {
        String name = clean.substring(clean.lastIndexOf('/') + 1);
        if (OtherPrograms.mayArrive(copy.destination(), List.of(name))) {
          draft.mayHaveOtherPrograms();
        }
        if (FileTransfer.canName(clean) && source.holdsPlainFiles()) {
          draft.file(Optional.of(sourceName), FileTransfer.ofPath(clean, staging + name));
        } else {
          draft.copyPart(source, clean, staging, ALL, copy.provenance());
        }
        placement.either(staging, name);
      }
    }
    copy.files().forEach(placement::inlineFile);
  }

  private boolean isWellFormed(String pattern, Step.Source place) {
    try {
      PathPattern.parse(pattern.substring(1));
      return true;
    } catch (BadPatternException e) {
      findings.report(TranslationCode.UNUSABLE_SOURCE, place.span(), pattern, e.reason());
      return false;
    }
  }

  /** Lets the other stage lay out what a pattern matches there, for this one to fetch. */
  private void matches(Step.Copy copy, String pattern, String staging) {
    String directory = matchDirectory(staging);
    source.last().blank();
    source.last().comment("what " + copy.provenance().text() + " matches");
    source.last().code("mkdir -p " + ShellQuote.word(directory));
    source
        .last()
        .code(
            "for match in "
                + ShellPattern.of(pattern)
                + "; do case $match/ in */./* | */../*) continue;; esac; "
                + "[ ! -e \"$match\" ] || cp -aH \"$match\" "
                + ShellQuote.word(directory + "/")
                + "; done");
    draft.file(
        Optional.of(sourceName), FileTransfer.ofPath(directory, ContextCopy.trimSlash(staging)));
  }

  /** A directory of the other stage that no other stage's copy uses. */
  private String matchDirectory(String staging) {
    String number = staging.substring(StageDraft.STAGING.length(), staging.length() - 1);
    // A stage without a name is the only one.
    String user = draft.name().isEmpty() ? "image" : draft.name();
    return MATCHES + user + "/" + number;
  }
}
