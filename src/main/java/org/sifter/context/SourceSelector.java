package org.sifter.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.context.LinkedTree.Outcome;
import org.sifter.context.LinkedTree.Resolution;
import org.sifter.context.SelectionProblem.Reason;

/**
 * Finds the files that the sources of a COPY or ADD stand for, as BuildKit does (Dockerfile
 * reference, "COPY"; {@code convert_copy.go} and fsutil {@code copy/copy.go}).
 *
 * <p>A source is cleaned as text before anything is looked at, so that {@code ..} stops at the root
 * of the context and a slash at the end has no meaning.
 */
public final class SourceSelector {
  private final BuildContext context;
  private final SelectionOptions options;
  private final IgnorePatterns excludes;
  private final List<Selected> selected = new ArrayList<>();

  private SourceSelector(BuildContext context, SelectionOptions options, IgnorePatterns excludes) {
    this.context = context;
    this.options = options;
    this.excludes = excludes;
  }

  /**
   * Finds what the sources stand for.
   *
   * @param sources the sources in order, with variables replaced
   * @throws IOException when the context cannot be read
   */
  public static Selection select(
      BuildContext context, List<String> sources, SelectionOptions options) throws IOException {
    IgnorePatterns excludes;
    try {
      excludes = IgnorePatterns.of(options.excludes());
    } catch (BadPatternException e) {
      return new Selection(List.of(), Optional.of(bad(e.pattern(), e)));
    }
    SourceSelector selector = new SourceSelector(context, options, excludes);
    for (String source : sources) {
      try {
        selector.select(source);
      } catch (UnselectableException e) {
        // With --parents BuildKit looks for all sources before it copies the first.
        return new Selection(
            options.parents() ? List.of() : selector.selected, Optional.of(e.problem()));
      }
    }
    return new Selection(selector.selected, Optional.empty());
  }

  private void select(String source) throws IOException, UnselectableException {
    if (options.parents()) {
      selectWithParents(source);
      return;
    }
    for (CleanPath path : expand(source, CleanPath.of(source))) {
      add(source, path, Optional.empty());
    }
  }

  private void selectWithParents(String source) throws IOException, UnselectableException {
    ParentsSource split = ParentsSource.parse(source);
    IgnorePatterns includes;
    try {
      includes = IgnorePatterns.of(List.of(split.pattern()));
    } catch (BadPatternException e) {
      throw new UnselectableException(bad(source, e));
    }
    int before = selected.size();
    for (CleanPath path : expand(source, split.base())) {
      add(source, path, Optional.of(includes));
    }
    if (split.required()
        && selected.subList(before, selected.size()).stream().allMatch(this::none)) {
      throw nothingLeft(source, split.whole());
    }
  }

  /** Whether a required path has come to nothing: a file below the base is never a match. */
  private boolean none(Selected found) {
    return !(found instanceof SelectedDirectory directory) || directory.entries().isEmpty();
  }

  /** The paths that a source stands for, links not followed but those before the wildcards. */
  private List<CleanPath> expand(String source, CleanPath path)
      throws IOException, UnselectableException {
    List<String> names = path.names();
    int plain = 0;
    while (plain < names.size() && !PathPattern.hasWildcards(names.get(plain))) {
      plain++;
    }
    if (plain == names.size()) {
      return List.of(path);
    }
    ContextNode base = follow(source, new CleanPath(names.subList(0, plain)));
    try {
      PathPattern pattern = PathPattern.parse(String.join("/", names.subList(plain, names.size())));
      return base.isDirectory() ? WildcardSearch.find(base, pattern) : List.of();
    } catch (BadPatternException e) {
      throw new UnselectableException(bad(source, e));
    }
  }

  private void add(String source, CleanPath path, Optional<IgnorePatterns> includes)
      throws IOException, UnselectableException {
    ContextNode node = follow(source, path);
    if (node.isDirectory()) {
      selected.add(DirectoryWalk.walk(source, node, excludes, includes));
      return;
    }
    FileFacts facts = node.facts();
    Optional<ArchiveFormat> archive =
        options.unpack() && facts.kind() == FileKind.FILE
            ? ArchiveFormat.detect(node.file())
            : Optional.empty();
    if (archive.isPresent()) {
      selected.add(new SelectedArchive(source, node.path(), archive.get()));
    } else {
      selected.add(new SelectedFile(source, path.name(), node.path(), facts.kind(), facts.mode()));
    }
  }

  private ContextNode follow(String source, CleanPath path)
      throws IOException, UnselectableException {
    Resolution end = context.tree().follow(path);
    if (end.outcome() == Outcome.FOUND) {
      return context.node(end.path()).orElseThrow();
    }
    Reason reason =
        switch (end.outcome()) {
          case FOUND -> throw new AssertionError(end);
          case MISSING -> isIgnored(end.path()) ? Reason.IGNORED : Reason.MISSING;
          case NOT_A_DIRECTORY -> Reason.NOT_A_DIRECTORY;
          case TOO_MANY_LINKS -> Reason.LINK_LOOP;
        };
    throw fail(reason, source, end);
  }

  /** A path without wildcards below which {@code --parents} took nothing. */
  private UnselectableException nothingLeft(String source, CleanPath path) throws IOException {
    Resolution end = context.tree().follow(path);
    if (isIgnored(end.path())) {
      return fail(Reason.IGNORED, source, end);
    }
    boolean there = end.outcome() == Outcome.FOUND;
    return fail(there ? Reason.NOTHING_LEFT : Reason.MISSING, source, end);
  }

  private boolean isIgnored(CleanPath path) throws IOException {
    return context.node(path).isPresent() && context.tree().lookUp(path).isEmpty();
  }

  private UnselectableException fail(Reason reason, String source, Resolution end)
      throws IOException {
    Optional<String> suggestion =
        reason == Reason.MISSING ? NearestPath.to(context, end.path()) : Optional.empty();
    return new UnselectableException(
        new SelectionProblem(reason, source, end.path().absolute(), end.linked(), "", suggestion));
  }

  private static SelectionProblem bad(String source, BadPatternException e) {
    return new SelectionProblem(
        Reason.BAD_PATTERN, source, source, /* linked= */ false, e.reason(), Optional.empty());
  }
}
