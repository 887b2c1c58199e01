package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.FileKind;
import org.sifter.context.Selected;
import org.sifter.context.SelectedArchive;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * COPY and ADD of files from the build context. What is copied is found at translation; it waits in
 * a staging directory, and {@code %post} puts it into place when it is the instruction's turn.
 */
final class ContextCopy {
  private final StageDraft draft;
  private final ContextSelection context;
  private final boolean isSeenBySteps;
  private final Findings findings;

  /**
   * The translation of such a step.
   *
   * @param isSeenBySteps whether a step to come may look at what is copied
   */
  ContextCopy(
      StageDraft draft, ContextSelection context, boolean isSeenBySteps, Findings findings) {
    this.draft = draft;
    this.context = context;
    this.isSeenBySteps = isSeenBySteps;
    this.findings = findings;
  }

  /** Copies the sources of the step, and then its here-documents. */
  void translate(Step.Copy copy) {
    if (OtherShell.mayArriveAt(copy.destination())) {
      draft.mayHaveOtherShell();
    }
    Placement placement = new Placement(draft, copy);
    RemoteSource remote = new RemoteSource(draft, placement, copy.options());
    for (Step.Source source : copy.sources()) {
      if (source.location() instanceof SourceLocation.Url url) {
        remote.add(url, source.span());
        continue;
      }
      if (source.location() instanceof SourceLocation.Git git) {
        remote.add(git.reference(), source.span());
        continue;
      }
      Optional<Selection> selection = select(copy, source);
      selection.ifPresent(found -> place(placement, found.selected(), source.span()));
      selection.ifPresent(found -> HostFiles.report(copy, names(found), findings));
      selection.ifPresent(found -> brings(copy, names(found)));
    }
    HostFiles.report(copy, copy.files().stream().map(Step.InlineFile::name).toList(), findings);
    brings(copy, copy.files().stream().map(Step.InlineFile::name).toList());
    copy.files().forEach(placement::inlineFile);
  }

  private void brings(Step.Copy copy, List<String> names) {
    if (OtherPrograms.mayArrive(copy.destination(), names)) {
      draft.mayHaveOtherPrograms();
    }
  }

  /** The paths below the destination. */
  private static List<String> names(Selection selection) {
    List<String> names = new ArrayList<>();
    for (Selected selected : selection.selected()) {
      if (selected instanceof SelectedFile file) {
        names.add(file.name());
      } else if (selected instanceof SelectedDirectory directory) {
        directory.entries().forEach(entry -> names.add(entry.path()));
      }
    }
    return names;
  }

  private Optional<Selection> select(Step.Copy copy, Step.Source source) {
    String path = ((SourceLocation.Local) source.location()).path();
    boolean unpack = copy.options().unpack().orElse(copy.options().add());
    SelectionOptions options =
        new SelectionOptions(copy.options().excludes(), copy.options().parents(), unpack);
    return context.select(path, options, source.span());
  }

  /** Places what one source stands for, files that follow each other together. */
  private void place(Placement placement, List<Selected> all, Span span) {
    List<SelectedFile> files = new ArrayList<>();
    for (Selected selected : all) {
      if (selected instanceof SelectedFile file) {
        files.add(file);
        continue;
      }
      placeFiles(placement, files, span);
      files.clear();
      if (selected instanceof SelectedDirectory directory) {
        placeContents(placement, directory, span);
      } else if (selected instanceof SelectedArchive archive) {
        unpack(placement, archive, span);
      }
    }
    placeFiles(placement, files, span);
  }

  private void placeFiles(Placement placement, List<SelectedFile> files, Span span) {
    if (files.isEmpty()) {
      return;
    }
    Staging staging = placement.staging(context.context(), findings, span, isSeenBySteps);
    List<String> names = new ArrayList<>();
    for (SelectedFile file : files) {
      if (file.kind() != FileKind.FILE) {
        findings.report(TranslationCode.SPECIAL_FILE, span, file.contextPath());
        continue;
      }
      staging.file(file.contextPath(), file.name(), file.mode());
      if (!names.contains(file.name())) {
        names.add(file.name());
      }
    }
    placement.setOwner(staging.directory());
    staging.setModes();
    placement.files(staging.directory(), names);
  }

  private void placeContents(Placement placement, SelectedDirectory directory, Span span) {
    Staging staging = placement.staging(context.context(), findings, span, isSeenBySteps);
    staging.contents(directory);
    placement.setOwner(staging.directory());
    staging.setModes();
    if (directory.entries().size() > Placement.AT_ONCE
        || directory.entries().stream().anyMatch(entry -> entry.kind() == FileKind.DIRECTORY)) {
      placement.tree(staging.directory());
      return;
    }
    placement.contents(
        staging.directory(),
        directory.entries().stream().map(SelectedDirectory.Entry::path).toList());
  }

  /** Unpacks an archive on the host, as the image may lack the programs for it. */
  private void unpack(Placement placement, SelectedArchive archive, Span span) {
    String directory = placement.newDirectory();
    String target = "\"$SINGULARITY_ROOTFS\"" + ShellQuote.word(trimSlash(directory));
    String path = archive.contextPath();
    String file = ShellQuote.word(path.startsWith("-") ? "./" + path : path);
    draft.setup().command("mkdir -p " + target, span);
    draft.setup().command("tar -xf " + file + " -C " + target, span);
    draft.mayHoldLinks();
    draft.mayHoldOddFiles();
    placement.unpacked(directory);
  }

  /** The directory without the slash at its end. */
  static String trimSlash(String directory) {
    return directory.substring(0, directory.length() - 1);
  }
}
