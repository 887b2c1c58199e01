package org.sifter.translate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.BuildContext;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.context.SelectionProblem;
import org.sifter.context.SourceSelector;
import org.sifter.source.Span;

/** Finds what a source stands for in the build context, and reports what cannot be found. */
final class ContextSelection {
  private final BuildContext context;
  private final Findings findings;
  private final List<Selection> selections = new ArrayList<>();

  ContextSelection(BuildContext context, Findings findings) {
    this.context = context;
    this.findings = findings;
  }

  BuildContext context() {
    return context;
  }

  /** All that has been found so far. */
  List<Selection> selections() {
    return List.copyOf(selections);
  }

  /** What a path, named at {@code span}, stands for; empty when it has been reported. */
  Optional<Selection> select(String path, SelectionOptions options, Span span) {
    try {
      Selection selection = SourceSelector.select(context, List.of(path), options);
      if (selection.problem().isEmpty()) {
        selections.add(selection);
        return Optional.of(selection);
      }
      report(path, selection.problem().get(), span);
    } catch (IOException e) {
      findings.report(
          TranslationCode.UNREADABLE_CONTEXT, span, ContextFailure.describe(context.root(), e));
    }
    return Optional.empty();
  }

  private void report(String source, SelectionProblem problem, Span span) {
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
      case IGNORED -> findings.report(TranslationCode.IGNORED_SOURCE, span, ignoreFile(), path);
      case NOTHING_LEFT -> unusable(problem, span, "--parents and --exclude leave nothing of it");
      case NOT_A_DIRECTORY -> unusable(problem, span, "the path goes through a file");
      case LINK_LOOP -> unusable(problem, span, "its links lead in a circle");
      case BAD_PATTERN -> {
        boolean isSource = problem.source().equals(source);
        String pattern = (isSource ? "" : "--exclude=") + problem.source();
        findings.report(TranslationCode.UNUSABLE_SOURCE, span, pattern, problem.detail());
      }
    }
  }

  private String ignoreFile() {
    return context.ignoreFile().map(Path::getFileName).map(Path::toString).orElse(".dockerignore");
  }

  private void unusable(SelectionProblem problem, Span span, String why) {
    findings.report(TranslationCode.UNUSABLE_SOURCE, span, problem.source(), why);
  }
}
