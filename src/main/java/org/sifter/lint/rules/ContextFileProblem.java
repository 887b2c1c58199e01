package org.sifter.lint.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileHistory;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.KnownScript;
import org.sifter.analysis.Moment;
import org.sifter.analysis.Permissions;
import org.sifter.context.BuildContext;
import org.sifter.context.FileKind;
import org.sifter.context.Selected;
import org.sifter.context.SelectedDirectory;
import org.sifter.context.SelectedFile;
import org.sifter.context.Selection;
import org.sifter.context.SelectionOptions;
import org.sifter.context.SelectionProblem.Reason;
import org.sifter.context.SourceSelector;
import org.sifter.diag.Severity;
import org.sifter.lint.Category;
import org.sifter.lint.Findings;
import org.sifter.lint.Phase;
import org.sifter.lint.Rule;
import org.sifter.lint.RuleInfo;
import org.sifter.lint.Subject;
import org.sifter.lint.Target;
import org.sifter.plan.ContainerPaths;
import org.sifter.plan.Origin;
import org.sifter.plan.SourceLocation;
import org.sifter.plan.Step;

/** A file of the build context has a mode, or is a link, with which the image will not work. */
public final class ContextFileProblem implements Rule {
  private static final RuleInfo INFO =
      RuleInfo.of("SIF016", "context-file-problem", Category.BUILD, Severity.WARNING, Phase.BUILD);

  private static final int READ = 04;
  private static final int READ_AND_ENTER = 05;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    subject.analysis().context().ifPresent(context -> check(subject, context, findings));
  }

  private static void check(Subject subject, BuildContext context, Findings findings) {
    Analysis analysis = subject.analysis();
    Map<Integer, List<FileChange>> shipped = new HashMap<>();
    for (FileChange change : analysis.files().changes()) {
      shipped.computeIfAbsent(change.moment().order(), unused -> new ArrayList<>()).add(change);
    }
    boolean followsLinks = subject.profile().target() == Target.DEF;
    for (Moment moment : analysis.moments()) {
      Optional<Step.Copy> copy = moment.step(Step.Copy.class);
      if (copy.isPresent() && copy.get().origin() instanceof Origin.Context) {
        List<FileChange> changes = shipped.getOrDefault(moment.order(), List.of());
        boolean closed = staysClosed(copy.get(), changes, analysis.files());
        for (Step.Source source : copy.get().sources()) {
          new Look(context, source, followsLinks, closed, findings).look(copy.get());
        }
      }
    }
    script(analysis, context, findings);
  }

  /** Whether files get into the image with the modes that they have in the context. */
  private static boolean staysClosed(Step.Copy copy, List<FileChange> changes, FileHistory files) {
    return copy.options().mode().isEmpty()
        && !changes.isEmpty()
        && changes.stream().allMatch(c -> files.isKept(c) && !files.isOpenedLater(c));
  }

  /**
   * A look at what a source of COPY or ADD stands for.
   *
   * @param followsLinks whether links are copied as what they lead to
   * @param keepsModes whether the modes in the context are those of the image
   */
  private record Look(
      BuildContext context,
      Step.Source source,
      boolean followsLinks,
      boolean keepsModes,
      Findings findings) {

    void look(Step.Copy copy) {
      if (source.location() instanceof SourceLocation.Local local) {
        boolean unpack = copy.options().unpack().orElse(copy.options().add());
        SelectionOptions options =
            new SelectionOptions(copy.options().excludes(), copy.options().parents(), unpack);
        Selection selection = select(context, local.path(), options);
        boolean lost =
            selection
                .problem()
                .filter(p -> p.linked() || p.reason() == Reason.LINK_LOOP)
                .isPresent();
        if (lost) {
          report("%s is a link that leads nowhere in the build context".formatted(local.path()));
        }
        selection.selected().forEach(this::look);
      }
    }

    private void look(Selected selected) {
      if (selected instanceof SelectedFile file && keepsModes && (file.mode() & READ) == 0) {
        closed(file.contextPath(), 0);
      } else if (selected instanceof SelectedDirectory directory) {
        links(directory);
        modes(directory);
      }
    }

    private void links(SelectedDirectory directory) {
      if (followsLinks) {
        directory.entries().stream()
            .filter(entry -> entry.kind() == FileKind.LINK && leadsNowhere(entry))
            .findFirst()
            .ifPresent(
                link ->
                    report(
                        "%s is a link to %s, which is not in the build context"
                            .formatted(link.contextPath(), link.linkTarget().orElse(""))));
      }
    }

    private boolean leadsNowhere(SelectedDirectory.Entry link) {
      String target = link.linkTarget().orElse("");
      String path = ContainerPaths.clean(link.contextPath() + "/../" + target);
      if (target.startsWith("/") || path.startsWith("../") || path.equals("..")) {
        return true;
      }
      return select(context, path, SelectionOptions.NONE)
          .problem()
          .filter(problem -> problem.reason() != Reason.IGNORED)
          .isPresent();
    }

    private void modes(SelectedDirectory directory) {
      List<SelectedDirectory.Entry> closed =
          directory.entries().stream().filter(Look::isClosed).toList();
      if (keepsModes && !closed.isEmpty()) {
        closed(closed.get(0).contextPath(), closed.size() - 1);
      }
    }

    private static boolean isClosed(SelectedDirectory.Entry entry) {
      int needed = entry.kind() == FileKind.DIRECTORY ? READ_AND_ENTER : READ;
      return entry.kind() != FileKind.LINK && (entry.mode() & needed) != needed;
    }

    private void closed(String path, int others) {
      String more = others == 0 ? "" : " and " + others + " more";
      findings.report(
          source.span(),
          "%s%s can be read by its owner only, in the image too".formatted(path, more),
          "chmod it in the build context, or give COPY a --chmod.");
    }

    private void report(String message) {
      findings.report(
          source.span(), message, "Replace the link by what it leads to, or exclude it.");
    }
  }

  private static Selection select(BuildContext context, String path, SelectionOptions options) {
    try {
      return SourceSelector.select(context, List.of(path), options);
    } catch (IOException e) {
      // What cannot be read is told by those who copy it.
      return new Selection(List.of(), Optional.empty());
    }
  }

  /** The script that the image starts with has to be executable. */
  private static void script(Analysis analysis, BuildContext context, Findings findings) {
    Optional<Invocation> first = analysis.defaultCommand().first();
    Optional<String> path = first.flatMap(command -> command.path(command.program()));
    Optional<KnownScript> script =
        analysis.defaultCommand().scripts().stream()
            .filter(known -> Optional.of(known.path()).equals(path))
            .findFirst();
    Optional<String> file = script.flatMap(known -> known.source().file()).map(f -> f.name());
    if (file.isEmpty() || isMadeExecutable(analysis.files(), path.orElseThrow())) {
      return;
    }
    boolean closed =
        select(context, file.get(), SelectionOptions.NONE).selected().stream()
            .anyMatch(f -> f instanceof SelectedFile selected && (selected.mode() & 0111) == 0);
    if (closed) {
      findings.report(
          first.get().nameSpan(),
          "%s is started, but its file %s cannot be executed".formatted(path.get(), file.get()),
          "chmod +x it in the build context, or give COPY a --chmod=755.");
    }
  }

  private static boolean isMadeExecutable(FileHistory files, String path) {
    return files.changes().stream()
        .filter(change -> change.makes() && path.startsWith(change.path()))
        .anyMatch(
            change ->
                Permissions.makesExecutable(change.detail())
                    || files.isChangedLater(at(change, path), Permissions::makesExecutable));
  }

  /** The change as one of a file below the directory that it copies. */
  private static FileChange at(FileChange change, String path) {
    return new FileChange(
        change.kind(),
        path,
        change.reach(),
        change.detail(),
        change.moment(),
        change.invocation(),
        change.span(),
        change.order());
  }
}
