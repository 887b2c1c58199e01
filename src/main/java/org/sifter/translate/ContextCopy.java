package org.sifter.translate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BuildContext;
import org.sifter.context.FileKind;
import org.sifter.context.Selected;
import org.sifter.context.SelectedArchive;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.context.SelectionProblem;
import org.sifter.context.SourceSelector;
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
  private final BuildContext context;
  private final Findings findings;

  ContextCopy(StageDraft draft, BuildContext context, Findings findings) {
    this.draft = draft;
    this.context = context;
    this.findings = findings;
  }

  /** Copies the sources of the step, all of which are local, and then its here-documents. */
  void translate(Step.Copy copy) {
    Placement placement = new Placement(draft, copy);
    for (Step.Source source : copy.sources()) {
      Optional<Selection> selection = select(copy, source);
      if (selection.isEmpty()) {
        return;
      }
      List<SelectedFile> files = new ArrayList<>();
      for (Selected selected : selection.get().selected()) {
        if (selected instanceof SelectedFile file) {
          files.add(file);
        } else {
          placeFiles(placement, files, source.span());
          files.clear();
          place(placement, selected, source.span());
        }
      }
      placeFiles(placement, files, source.span());
    }
    for (Step.InlineFile file : copy.files()) {
      placement.inlineFile(file);
    }
  }

  private void place(Placement placement, Selected selected, Span span) {
    if (selected instanceof SelectedDirectory directory) {
      Staging staging = placement.staging(context, findings, span);
      staging.directory(directory);
      placement.contents(staging.directory(), topNames(directory), staging.modes());
    } else if (selected instanceof SelectedArchive archive) {
      String directory = placement.newDirectory();
      String target = "\"$SINGULARITY_ROOTFS\"" + ShellQuote.word(trimSlash(directory));
      draft.setup().command("mkdir -p " + target, span);
      draft
          .setup()
          .command(
              "tar -xf " + ShellQuote.word(relative(archive.contextPath())) + " -C " + target,
              span);
      placement.unknownContents(directory);
    }
  }

  private void placeFiles(Placement placement, List<SelectedFile> files, Span span) {
    if (files.isEmpty()) {
      return;
    }
    Staging staging = placement.staging(context, findings, span);
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
    placement.files(staging.directory(), names, staging.modes());
  }

  private static List<String> topNames(SelectedDirectory directory) {
    return directory.entries().stream()
        .map(SelectedDirectory.Entry::path)
        .filter(path -> path.indexOf('/') < 0)
        .toList();
  }

  private Optional<Selection> select(Step.Copy copy, Step.Source source) {
    String path = ((SourceLocation.Local) source.location()).path();
    boolean unpack = copy.options().unpack().orElse(copy.options().add());
    SelectionOptions options =
        new SelectionOptions(copy.options().excludes(), copy.options().parents(), unpack);
    try {
      Selection selection = SourceSelector.select(context, List.of(path), options);
      if (selection.problem().isPresent()) {
        report(selection.problem().get(), source.span());
        return Optional.empty();
      }
      return Optional.of(selection);
    } catch (IOException e) {
      findings.report(TranslationCode.UNREADABLE_CONTEXT, source.span(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void report(SelectionProblem problem, Span span) {
    String path = problem.path().replaceFirst("^/", "");
    switch (problem.reason()) {
      case MISSING ->
          findings.report(
              TranslationCode.MISSING_SOURCE,
              span,
              problem.source(),
              problem
                  .suggestion()
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Paths are taken from the root of the build context."));
      case IGNORED ->
          findings.report(
              TranslationCode.IGNORED_SOURCE,
              span,
              context.ignoreFile().map(Path::getFileName).map(Path::toString).orElse(".dockerignore"),
              path);
      case NOTHING_LEFT ->
          unusable(problem, span, "--parents and --exclude leave nothing of it");
      case NOT_A_DIRECTORY -> unusable(problem, span, "the path goes through a file");
      case LINK_LOOP -> unusable(problem, span, "its links lead in a circle");
      case BAD_PATTERN -> unusable(problem, span, problem.detail());
    }
  }

  private void unusable(SelectionProblem problem, Span span, String why) {
    findings.report(TranslationCode.UNUSABLE_SOURCE, span, problem.source(), why);
  }

  /** A path that no command takes for an option. */
  static String relative(String contextPath) {
    return contextPath.startsWith("-") ? "./" + contextPath : contextPath;
  }

  static String trimSlash(String directory) {
    return directory.substring(0, directory.length() - 1);
  }
}
