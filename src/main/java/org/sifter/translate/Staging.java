package org.sifter.translate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sifter.context.BuildContext;
import org.sifter.context.FileKind;
import org.sifter.context.FileMode;
import org.sifter.context.SelectedDirectory;
import org.sifter.definition.FileTransfer;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * Brings files of the build context into a staging directory of the image. {@code %files} copies
 * what no step will look at any more: it gives all files the time of the build and names of their
 * own, follows links, cannot name every file, and drops some mode bits. Links are made and modes
 * set again in {@code %post}. All else goes by {@code %setup}, which copies files as they are.
 */
final class Staging {
  /** Options of {@code cp}; where attributes cannot be kept it goes on without them. */
  private static final String ALL_BUT_OWNERS = "-a --no-preserve=ownership ";

  /** The mode bits that {@code %files} keeps: setuid, setgid, sticky and o+w are lost. */
  private static final int KEPT_BITS = 0775;

  /** Those that {@code %setup} keeps, and that no {@code chown} takes away after it. */
  private static final int SURE_BITS = 01777;

  /** How much of a command line names files: a section holds 64 KiB. */
  private static final int MAX_NAMES = 16_000;

  /** What Java puts in the place of bytes of a file name that are no text. */
  private static final char UNDECODED = '\uFFFD';

  private final StageDraft draft;
  private final BuildContext context;
  private final Findings findings;
  private final Span span;
  private final String directory;
  private final Optional<FileMode> chmod;
  private final Map<Integer, List<String>> modes = new TreeMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> madeInSetup = new HashSet<>();
  private boolean isExact;
  private boolean hasAttributes;

  /**
   * A staging directory.
   *
   * @param chmod the mode that the files get in the end
   * @param isExact whether times and hard links matter
   */
  Staging(
      StageDraft draft,
      BuildContext context,
      Findings findings,
      Span span,
      String directory,
      Optional<FileMode> chmod,
      boolean isExact) {
    this.draft = draft;
    this.context = context;
    this.findings = findings;
    this.span = span;
    this.directory = directory;
    this.chmod = chmod;
    this.isExact = isExact || draft.scene() == Scene.HOST || !draft.hasFilesSection();
  }

  /** The staging directory, with a slash at its end. */
  String directory() {
    return directory;
  }

  /** Gives the staged files the mode bits that {@code %files} has dropped. */
  void setModes() {
    modes.forEach(
        (mode, paths) ->
            draft
                .steps()
                .command(
                    String.format("chmod %04o ", mode)
                        + ShellWords.join(paths.stream().map(draft::path).toList()),
                    span));
  }

  /** Stages a file under a name. */
  void file(String contextPath, String name, int mode) {
    checkReadable(contextPath);
    lookInto(contextPath);
    hasAttributes |= context.hasUserAttributes(contextPath);
    isExact |= hasAttributes;
    transfer(contextPath, directory + name, name.equals(lastName(contextPath)));
    int wanted = mode(mode, /* isDirectory= */ false);
    if (wanted != (mode & keptBits())) {
      setMode(wanted, directory + name);
    }
  }

  /** Stages what a directory holds. */
  void contents(SelectedDirectory selected) {
    stageContents(selected).children.values().forEach(this::restoreModes);
  }

  /**
   * Stages a directory that is seen itself, with its own mode. The context itself has always the
   * same one, whichever it has here: builders are sent what it holds.
   */
  void directory(SelectedDirectory selected) {
    restoreModes(stageContents(selected));
  }

  private Node stageContents(SelectedDirectory selected) {
    boolean isContext = selected.contextPath().isEmpty();
    int mode = isContext ? 0755 : selected.mode();
    Node root = new Node(selected.contextPath(), FileKind.DIRECTORY, mode, Optional.empty(), "");
    for (SelectedDirectory.Entry entry : selected.entries()) {
      root.add(entry);
      if (entry.kind() == FileKind.FILE || entry.path().indexOf(UNDECODED) >= 0) {
        checkReadable(entry.contextPath());
        lookInto(entry.contextPath());
      }
    }
    hasAttributes |= holdsAttributes(root);
    isExact |= hasAttributes || holdsHardLinks(root);
    // Never the context itself: the definition file and the image are likely to be in it by then.
    root.isPartial = isContext || !selected.whole() || !canCopyWhole(root, directory);
    if (!root.isPartial) {
      copyWhole(root, directory);
    } else if (root.children.isEmpty()) {
      draft.steps().command("mkdir -p " + draft.path(ContextCopy.trimSlash(directory)), span);
    } else {
      stageChildren(root, directory);
    }
    return root;
  }

  /**
   * Stages what a directory holds, in one command where that is possible, which keeps hard links.
   *
   * @param target its place, with a slash at its end
   */
  private void stageChildren(Node node, String target) {
    if (!isExact) {
      node.children.values().forEach(this::stage);
      return;
    }
    List<String> together = new ArrayList<>();
    for (Node child : node.children.values()) {
      boolean isWhole =
          child.kind != FileKind.DIRECTORY
              || (canCopyWhole(child, directory + child.path) && isComplete(child));
      if (isWhole && child.kind != FileKind.SPECIAL) {
        together.add(pathWord(child.contextPath));
      } else {
        stage(child);
      }
      if (child.holds(FileKind.LINK)) {
        draft.mayHoldLinks();
      }
    }
    copyTogether(together, target);
  }

  private void copyTogether(List<String> sources, String target) {
    StringBuilder some = new StringBuilder();
    for (Iterator<String> i = sources.iterator(); i.hasNext(); ) {
      some.append(some.isEmpty() ? "" : " ").append(i.next());
      if (some.length() > MAX_NAMES || !i.hasNext()) {
        makeInSetup(ContextCopy.trimSlash(target));
        hosted(copyTree() + some + " " + draft.stagingPath(target));
        some.setLength(0);
      }
    }
  }

  private void stage(Node node) {
    String target = directory + node.path;
    switch (node.kind) {
      case LINK -> {
        if (made.add(parent(target))) {
          draft.steps().command("mkdir -p " + draft.path(parent(target)), span);
        }
        draft
            .steps()
            .command(
                "ln -s " + dashSafe(node.linkTarget.orElse("")) + " " + draft.path(target), span);
        draft.mayHoldLinks();
      }
      case SPECIAL -> findings.report(TranslationCode.SPECIAL_FILE, span, node.contextPath);
      case FILE -> transfer(node.contextPath, target, /* sameName= */ true);
      case DIRECTORY -> {
        if (canCopyWhole(node, target) && isComplete(node)) {
          copyWhole(node, target);
        } else {
          node.isPartial = true;
          made.add(target);
          draft.steps().command("mkdir -p " + draft.path(target), span);
          stageChildren(node, target + "/");
        }
      }
    }
  }

  /** What the engine would find out only after it has fetched the base image. */
  private void checkReadable(String contextPath) {
    if (contextPath.indexOf(UNDECODED) >= 0) {
      findings.report(TranslationCode.UNUSABLE_SOURCE, span, contextPath, "its name is not UTF-8");
      return;
    }
    Path file = context.path(contextPath);
    if (!Files.isReadable(file)) {
      AccessDeniedException failure = new AccessDeniedException(file.toString());
      findings.report(
          TranslationCode.UNREADABLE_CONTEXT,
          span,
          ContextFailure.describe(context.root(), failure));
    }
  }

  /** A script may replace the shell of later steps. */
  private void lookInto(String contextPath) {
    if (OtherShell.mayBeInstalledBy(context.start(contextPath))) {
      draft.mayHaveOtherShell();
    }
  }

  private void transfer(String contextPath, String target, boolean sameName) {
    if (!isExact && canName(contextPath, target)) {
      String destination = sameName ? parent(target) + "/" : target;
      draft.file(Optional.empty(), FileTransfer.ofPath(relative(contextPath), destination));
      return;
    }
    makeInSetup(parent(target));
    String source = pathWord(contextPath);
    hosted(
        (hasAttributes ? "cp -L " + ALL_BUT_OWNERS : "cp -L --preserve=mode,timestamps ")
            + source
            + " "
            + draft.stagingPath(target));
  }

  /** Whether one command or line copies a directory as it is. */
  private boolean canCopyWhole(Node node, String target) {
    return !node.holds(FileKind.SPECIAL)
        && (isExact || (!node.holds(FileKind.LINK) && canName(node.contextPath, target)));
  }

  /** Copies a directory; a slash at the end of the target says that it may be there already. */
  private void copyWhole(Node node, String target) {
    boolean merge = target.endsWith("/");
    if (!isExact) {
      String source = relative(node.contextPath) + (merge ? "/." : "");
      draft.file(Optional.empty(), FileTransfer.ofPath(source, target));
      return;
    }
    if (node.holds(FileKind.LINK)) {
      draft.mayHoldLinks();
    }
    makeInSetup(merge ? ContextCopy.trimSlash(target) : target);
    String source = pathWord(node.contextPath + "/.");
    hosted(copyTree() + source + " " + draft.stagingPath(target));
  }

  private void makeInSetup(String path) {
    if (madeInSetup.add(path)) {
      hosted("mkdir -p " + draft.stagingPath(path));
    }
  }

  private void hosted(String command) {
    (isExact ? draft.setupAsTheyAre() : draft.setup()).command(command, span);
  }

  private String copyTree() {
    return hasAttributes ? "cp -rP " + ALL_BUT_OWNERS : "cp -rP --preserve=mode,timestamps,links ";
  }

  /**
   * Whether files or directories have extended attributes, of which {@code %files} takes no notice.
   */
  private boolean holdsAttributes(Node node) {
    boolean mayHave = node.kind == FileKind.FILE || node.kind == FileKind.DIRECTORY;
    return (mayHave && context.hasUserAttributes(node.contextPath))
        || node.children.values().stream().anyMatch(this::holdsAttributes);
  }

  /** Whether a file has other names, be it in the context or elsewhere. */
  private boolean holdsHardLinks(Node node) {
    return (node.kind == FileKind.FILE && context.hasOtherNames(node.contextPath))
        || node.children.values().stream().anyMatch(this::holdsHardLinks);
  }

  private void restoreModes(Node node) {
    if (node.kind == FileKind.LINK || node.kind == FileKind.SPECIAL) {
      return;
    }
    boolean isDirectory = node.kind == FileKind.DIRECTORY;
    int wanted = mode(node.mode, isDirectory);
    int staged = node.isPartial ? 0755 : node.mode & keptBits();
    if (wanted != staged) {
      setMode(
          wanted, node.path.isEmpty() ? ContextCopy.trimSlash(directory) : directory + node.path);
    }
    node.children.values().forEach(this::restoreModes);
  }

  /** The mode that a copy gets; an absolute --chmod is set for all files at once elsewhere. */
  private int mode(int own, boolean isDirectory) {
    if (chmod.isEmpty()) {
      return own;
    }
    return chmod.get().absolute().isPresent()
        ? own & keptBits()
        : chmod.get().apply(own, isDirectory);
  }

  private int keptBits() {
    return isExact ? SURE_BITS : KEPT_BITS;
  }

  private void setMode(int mode, String path) {
    modes.computeIfAbsent(mode, m -> new ArrayList<>()).add(path);
  }

  /** Whether the context has nothing in this directory but what is copied. */
  private boolean isComplete(Node node) {
    try (Stream<Path> children = Files.list(context.path(node.contextPath))) {
      return children.count() == node.children.size()
          && node.children.values().stream()
              .filter(child -> child.kind == FileKind.DIRECTORY)
              .allMatch(this::isComplete);
    } catch (IOException e) {
      findings.report(
          TranslationCode.UNREADABLE_CONTEXT, span, ContextFailure.describe(context.root(), e));
      return false;
    }
  }

  private static boolean canName(String contextPath, String target) {
    return isNameable(contextPath) && FileTransfer.canName(target);
  }

  private static boolean isNameable(String path) {
    return FileTransfer.canName(relative(path));
  }

  private static String relative(String path) {
    return path.startsWith("-") || path.startsWith("#") || path.startsWith("%")
        ? "./" + path
        : path;
  }

  /** The path as a shell word that no command takes for an option. */
  private static String dashSafe(String path) {
    return path.startsWith("-") ? "-- " + word(path) : word(path);
  }

  /** The path as a shell word that no command takes for an option. */
  private static String pathWord(String path) {
    return word(path.startsWith("-") ? "./" + path : path);
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String word(String text) {
    return ShellQuote.word(text);
  }

  /** A file, directory or link to stage, with what is below it. */
  private static final class Node {
    private final String contextPath;
    private final FileKind kind;
    private final int mode;
    private final Optional<String> linkTarget;
    private final String path;
    private final Map<String, Node> children = new LinkedHashMap<>();
    private boolean isPartial;

    Node(String contextPath, FileKind kind, int mode, Optional<String> linkTarget, String path) {
      this.contextPath = contextPath;
      this.kind = kind;
      this.mode = mode;
      this.linkTarget = linkTarget;
      this.path = path;
    }

    void add(SelectedDirectory.Entry entry) {
      Node node = this;
      String[] names = entry.path().split("/", -1);
      for (int i = 0; i < names.length - 1; i++) {
        node = node.children.get(names[i]);
      }
      node.children.put(
          names[names.length - 1],
          new Node(
              entry.contextPath(), entry.kind(), entry.mode(), entry.linkTarget(), entry.path()));
    }

    /** Whether it, or anything below it, is of that kind. */
    boolean holds(FileKind wanted) {
      return kind == wanted || children.values().stream().anyMatch(node -> node.holds(wanted));
    }
  }
}
