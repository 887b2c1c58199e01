package org.sifter.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Argument;
import org.sifter.analysis.FileChange;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileHistory;
import org.sifter.analysis.Invocation;
import org.sifter.analysis.PathGlob;
import org.sifter.analysis.Paths;
import org.sifter.analysis.StageView;
import org.sifter.plan.Base;
import org.sifter.script.Redirection;

/**
 * What COPY and ADD put into {@code /tmp} and the like in the stages of a Dockerfile, and which
 * command of a later step is the first to want it.
 */
final class TmpCopies {
  /** Commands that do not fail for want of a file, or that look at no file. */
  private static final Set<String> INDIFFERENT =
      Set.of("cd", "echo", "export", "mkdir", "printf", "pushd", "rm", "rmdir", "test", "[");

  /** Commands for which a directory stands for all that it holds. */
  private static final Set<String> TAKING_ALL = Set.of("cp", "mv", "rsync");

  private final List<Stage> stages = new ArrayList<>();
  private final Map<FileChange, Invocation> readers = new LinkedHashMap<>();
  private final List<FileChange> copies = new ArrayList<>();

  private TmpCopies() {}

  /**
   * A stage.
   *
   * @param view the stage
   * @param files what its own steps do to files
   * @param copied what has been copied in it, or in the stage that it is built from, by path
   */
  record Stage(StageView view, FileHistory files, NavigableMap<String, FileChange> copied) {

    /** Whether COPY or ADD has brought what is at a path. */
    boolean hasCopied(String path) {
      return at(copied, path).isPresent() || copied.ceilingKey(path + "/") != null;
    }
  }

  /** Looks at the stages that are built. */
  static TmpCopies of(Analysis analysis) {
    TmpCopies copies = new TmpCopies();
    Map<Integer, List<Invocation>> byOrder = new HashMap<>();
    for (Invocation invocation : analysis.invocations()) {
      byOrder
          .computeIfAbsent(invocation.moment().order(), unused -> new ArrayList<>())
          .add(invocation);
    }
    analysis.stages().forEach(stage -> copies.add(stage, byOrder));
    return copies;
  }

  /** The stages, in the order of the file. */
  List<Stage> stages() {
    return stages;
  }

  /** What was copied, in the order of the file. */
  List<FileChange> copies() {
    return copies;
  }

  /** The first command that wants what was copied. */
  Optional<Invocation> reader(FileChange copy) {
    return Optional.ofNullable(readers.get(copy));
  }

  /** The stage of an index in the file. */
  Optional<Stage> stage(int index) {
    return stages.stream().filter(stage -> stage.view().stage().index() == index).findFirst();
  }

  private void add(StageView view, Map<Integer, List<Invocation>> byOrder) {
    List<Invocation> invocations =
        view.moments().stream()
            .flatMap(moment -> byOrder.getOrDefault(moment.order(), List.of()).stream())
            .toList();
    FileHistory files = FileHistory.of(view.moments(), invocations);
    NavigableMap<String, FileChange> copied = new TreeMap<>();
    if (view.stage().base() instanceof Base.EarlierStage earlier) {
      stage(earlier.index()).ifPresent(stage -> copied.putAll(stage.copied()));
    }
    stages.add(new Stage(view, files, copied));
    List<FileChange> own = files.changes().stream().filter(change -> isHiddenCopy(change)).toList();
    int next = 0;
    for (Invocation invocation : invocations) {
      for (; next < own.size() && isBefore(own.get(next), invocation); next++) {
        copied.put(own.get(next).path(), own.get(next));
      }
      wanted(invocation, copied).forEach(copy -> readers.putIfAbsent(copy, invocation));
    }
    own.subList(next, own.size()).forEach(copy -> copied.put(copy.path(), copy));
    copies.addAll(own);
  }

  private static boolean isHiddenCopy(FileChange change) {
    return change.is(Kind.CONTENT)
        && change.invocation().isEmpty()
        && Paths.isHiddenAtBuild(change.path());
  }

  private static boolean isBefore(FileChange copy, Invocation invocation) {
    return copy.moment().order() < invocation.moment().order();
  }

  /** What a command wants of that which has been copied. */
  private static List<FileChange> wanted(
      Invocation invocation, NavigableMap<String, FileChange> copied) {
    if (copied.isEmpty() || INDIFFERENT.contains(invocation.name())) {
      return List.of();
    }
    List<FileChange> wanted = new ArrayList<>();
    invocation.position().directory().flatMap(dir -> at(copied, dir)).ifPresent(wanted::add);
    for (Argument word : words(invocation)) {
      path(invocation, word)
          .flatMap(path -> named(invocation, path, copied))
          .ifPresent(wanted::add);
    }
    return wanted;
  }

  private static List<Argument> words(Invocation invocation) {
    List<Argument> words = new ArrayList<>(List.of(invocation.program()));
    words.addAll(invocation.arguments());
    for (Redirection redirection : invocation.simple().redirections()) {
      if (redirection.operator().equals("<")) {
        words.add(invocation.argument(redirection.target()));
      }
    }
    return words;
  }

  /**
   * The file that a word names, if need be behind an option: {@code -r/tmp/x}, {@code if=/tmp/x}.
   */
  private static Optional<String> path(Invocation invocation, Argument word) {
    int slash = word.value().indexOf('/');
    boolean behind = slash > 0 && "-=@:".indexOf(word.value().charAt(slash - 1)) >= 0;
    return behind || (word.isOption() && slash > 0)
        ? Optional.of(word.value().substring(slash)).filter(path -> !path.startsWith("//"))
        : invocation.path(word);
  }

  private static Optional<FileChange> named(
      Invocation invocation, String path, NavigableMap<String, FileChange> copied) {
    if (PathGlob.isPattern(path)) {
      return below(copied, PathGlob.fixedPart(path))
          .filter(copy -> PathGlob.matchesOrHolds(path, copy.path()));
    }
    Optional<FileChange> copy = at(copied, path);
    boolean takesAll =
        TAKING_ALL.contains(invocation.name())
            && invocation.operands().stream()
                .findFirst()
                .flatMap(invocation::path)
                .filter(path::equals)
                .isPresent();
    return copy.isPresent() || !takesAll ? copy : below(copied, path);
  }

  /** What has been copied to a path, or to a directory that it is in. */
  private static Optional<FileChange> at(NavigableMap<String, FileChange> copied, String path) {
    for (String at = path;
        at.length() > 1;
        at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
      if (copied.containsKey(at)) {
        return Optional.of(copied.get(at));
      }
    }
    return Optional.empty();
  }

  private static Optional<FileChange> below(NavigableMap<String, FileChange> copied, String path) {
    return Optional.ofNullable(copied.ceilingEntry(path + "/"))
        .filter(entry -> Paths.isWithin(entry.getKey(), path))
        .map(Map.Entry::getValue);
  }
}
