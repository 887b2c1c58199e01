package org.sifter.translate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sifter.context.BadModeException;
import org.sifter.context.BuildContext;
import org.sifter.context.FileMode;
import org.sifter.plan.Step;
import org.sifter.shell.ShellQuote;
import org.sifter.source.Span;

/**
 * Puts staged files where a COPY or ADD wants them. Whether the destination is a directory already
 * is known only in the build, where {@code cp} decides it as Docker does.
 */
final class Placement {
  /** The mode of directories that {@code mkdir -p} makes under the umask of {@code %post}. */
  private static final int NEW_DIRECTORY_MODE = 0755;

  /** How many names one command gets: all that it gets together has a limit of 2 MiB. */
  static final int AT_ONCE = 500;

  private final StageDraft draft;
  private final Step.Copy copy;
  private final Optional<FileMode> mode;
  private final Span span;

  Placement(StageDraft draft, Step.Copy copy) {
    this.draft = draft;
    this.copy = copy;
    this.mode = copy.options().mode().map(Placement::parse);
    this.span = copy.provenance().span();
  }

  private static FileMode parse(String text) {
    try {
      return FileMode.parse(text);
    } catch (BadModeException e) {
      throw new AssertionError("the plan holds a bad mode: " + text, e);
    }
  }

  /**
   * A new staging directory for a source.
   *
   * @param isExact whether times matter
   */
  Staging staging(BuildContext context, Findings findings, Span source, boolean isExact) {
    return new Staging(draft, context, findings, source, newDirectory(), mode, isExact);
  }

  /** A new staging directory, with a slash at its end. */
  String newDirectory() {
    return draft.stagingDirectory(copy.provenance().line());
  }

  /**
   * Gives what is staged the owner of {@code --chown}; modes are set after it, as it takes some.
   */
  void setOwner(String staging) {
    owner()
        .ifPresent(
            owner ->
                command(
                    "chown -hR "
                        + draft.owner(owner)
                        + " "
                        + path(ContextCopy.trimSlash(staging))));
  }

  /** Places staged files of the given names. */
  void files(String staging, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    setAbsoluteMode(staging, names);
    if (isDirectory()) {
      makeDirectory(directory());
      List<String> seen = HostFiles.without(directory(), names);
      for (int start = 0; start < seen.size(); start += AT_ONCE) {
        List<String> some = seen.subList(start, Math.min(start + AT_ONCE, seen.size()));
        command("mv -f " + words(staging, some) + " " + path(slashed(directory())));
      }
    } else {
      makeDirectory(parent(copy.destination()));
      String put = draft.call(ShellFunction.PUT_FILE);
      for (String name : names) {
        command(put + " " + path(copy.destination()) + " " + path(staging + name));
      }
    }
  }

  /** Places the files that a staged directory holds, whose names are known. */
  void contents(String staging, List<String> names) {
    if (names.isEmpty()) {
      makeDirectory(directory());
      return;
    }
    if (HostFiles.without(directory(), names).size() < names.size()) {
      tree(staging);
      return;
    }
    setAbsoluteMode(staging);
    makeDirectory(directory());
    command("mv -f " + patterns(staging, names) + " " + path(slashed(directory())));
  }

  /**
   * Places what an archive has held: as in Docker, {@code --chown} and {@code --chmod} have no say
   * in it, and only the owner in what leads to it.
   */
  void unpacked(String staging) {
    makeDirectory(directory(), OptionalInt.empty());
    move(staging);
  }

  private void contentsAsTheyAre(String staging) {
    makeDirectory(directory());
    move(staging);
  }

  private void move(String staging) {
    String put = draft.call(ShellFunction.PUT_TREE);
    command(put + " " + path(slashed(directory())) + " " + path(ContextCopy.trimSlash(staging)));
  }

  /** Places what a staged directory holds, directories among it. */
  void tree(String staging) {
    setAbsoluteMode(staging);
    contentsAsTheyAre(staging);
  }

  /** Places what a staged directory holds, whose names only the build knows. */
  void unknownContents(String staging) {
    prepare(staging);
    contentsAsTheyAre(staging);
  }

  /** Places a file or directory of which only the build knows which it is. */
  void either(String staging, String name) {
    prepare(staging);
    String put = putWithParents();
    command(put + path(destination()) + " " + path(staging + name));
  }

  /** Places all that is staged, be it files or directories. */
  void eachOf(String staging) {
    prepare(staging);
    String put = putWithParents();
    command(
        "for sifter_match in "
            + path(ContextCopy.trimSlash(staging))
            + "/* "
            + path(ContextCopy.trimSlash(staging))
            + "/.[!.]* "
            + path(ContextCopy.trimSlash(staging))
            + "/..?*; do [ ! -e \"$sifter_match\" ] || "
            + put
            + path(destination())
            + " \"$sifter_match\"; done");
  }

  /** The call, up to the paths, of what also makes the directories that lead to the destination. */
  private String putWithParents() {
    String put = draft.call(ShellFunction.PUT);
    if (isUsual(absoluteMode())) {
      return put + " ";
    }
    if (isDirectory()) {
      makeDirectory(directory());
      return put + " ";
    }
    draft.call(ShellFunction.MAKE_DIRECTORY);
    OptionalInt octal = absoluteMode();
    return draft.call(ShellFunction.PUT_AS)
        + " "
        + owner().map(draft::owner).orElse("''")
        + " "
        + (octal.isPresent() ? octal(octal.getAsInt()) : "''")
        + " ";
  }

  /** Whether {@code mkdir -p} makes directories as the flags want them. */
  private boolean isUsual(OptionalInt absolute) {
    return owner().isEmpty() && absolute.orElse(NEW_DIRECTORY_MODE) == NEW_DIRECTORY_MODE;
  }

  /** Writes a here-document and places it. */
  void inlineFile(Step.InlineFile file) {
    String staging = newDirectory();
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    command("mkdir -p " + path(ContextCopy.trimSlash(staging)));
    command(InlineText.write(file.content(), path(staging + name)));
    setOwner(staging);
    mode(0644, staging + name);
    files(staging, List.of(name));
  }

  /**
   * Applies a {@code --chmod} with letters to a staged file; an octal one is applied to all at once
   * elsewhere.
   *
   * @param own the mode that the file has by itself
   */
  void mode(int own, String path) {
    mode.filter(m -> m.absolute().isEmpty())
        .ifPresent(m -> command("chmod " + octal(m.apply(own, false)) + " " + path(path)));
  }

  /** Gives files of which only the build knows something the owner and mode of the flags. */
  private void prepare(String staging) {
    String top = path(ContextCopy.trimSlash(staging));
    boolean keepsMode = absoluteMode().isEmpty();
    owner()
        .map(draft::owner)
        .ifPresent(
            owner ->
                command(
                    keepsMode
                        ? draft.call(ShellFunction.CHANGE_OWNER) + " " + owner + " " + top
                        : "chown -hR " + owner + " " + top));
    setAbsoluteMode(staging);
    mode.filter(m -> m.absolute().isEmpty())
        .ifPresent(changes -> changeMode(top, word(changes.withoutUmask())));
  }

  private void setAbsoluteMode(String staging, List<String> names) {
    if (names.size() > AT_ONCE) {
      setAbsoluteMode(staging);
    } else {
      absoluteMode()
          .ifPresent(octal -> command("chmod " + octal(octal) + " " + words(staging, names)));
    }
  }

  private void setAbsoluteMode(String staging) {
    absoluteMode().ifPresent(m -> changeMode(path(ContextCopy.trimSlash(staging)), octal(m)));
  }

  private void changeMode(String top, String mode) {
    command("find " + top + " ! -type l -exec chmod " + mode + " {} +");
  }

  private void makeDirectory(String path) {
    makeDirectory(path, absoluteMode());
  }

  private void makeDirectory(String path, OptionalInt absolute) {
    if (path.equals("/") || draft.knowsDirectory(path)) {
      return;
    }
    draft.hasDirectory(path);
    if (isUsual(absolute)) {
      command("mkdir -p " + path(path));
      return;
    }
    String octal = absolute.isPresent() ? octal(absolute.getAsInt()) : "";
    command(
        draft.call(ShellFunction.MAKE_DIRECTORY)
            + " "
            + path(path)
            + " "
            + owner().map(draft::owner).orElse("''")
            + " "
            + word(octal));
  }

  /** The mode of {@code --chmod}, if it is a number. */
  private OptionalInt absoluteMode() {
    return mode.map(FileMode::absolute).orElse(OptionalInt.empty());
  }

  /**
   * The owner as {@code chown} takes it. Docker gives a number without a group the group of the
   * same number, a name the group of that user, and a group alone to root.
   */
  private Optional<String> owner() {
    return copy.options()
        .owner()
        .map(
            owner -> {
              if (owner.startsWith(":")) {
                return "0" + owner;
              }
              if (owner.indexOf(':') >= 0) {
                return owner;
              }
              return owner.matches("[0-9]+") ? owner + ":" + owner : owner + ":";
            });
  }

  /** Whether the destination is written as a directory. */
  private boolean isDirectory() {
    return copy.destination().endsWith("/") || copy.destination().endsWith("/.");
  }

  /** The destination without a slash or a dot at its end; the root is {@code /}. */
  private String directory() {
    String trimmed = copy.destination().replaceFirst("/\\.?$", "");
    return trimmed.isEmpty() ? "/" : trimmed;
  }

  private String destination() {
    return isDirectory() ? slashed(directory()) : copy.destination();
  }

  private static String slashed(String directory) {
    return directory.equals("/") ? "/" : directory + "/";
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private String words(String staging, List<String> names) {
    return ShellWords.join(names.stream().map(name -> path(staging + name)).toList());
  }

  /** The staged names: one by one when they are few, as patterns when they are many. */
  private String patterns(String staging, List<String> names) {
    boolean odd = names.stream().anyMatch(name -> name.startsWith(".."));
    if (names.size() <= 3 || odd) {
      return words(staging, names);
    }
    boolean hidden = names.stream().anyMatch(name -> name.startsWith("."));
    boolean visible = names.stream().anyMatch(name -> !name.startsWith("."));
    String top = path(ContextCopy.trimSlash(staging));
    return (visible ? top + "/*" : "")
        + (visible && hidden ? " " : "")
        + (hidden ? top + "/.[!.]*" : "");
  }

  private String path(String path) {
    return draft.path(path);
  }

  private void command(String code) {
    draft.steps().command(code, span);
  }

  private static String octal(int mode) {
    String octal = Integer.toOctalString(mode);
    return "0".repeat(Math.max(0, 4 - octal.length())) + octal;
  }

  private static String word(String text) {
    return ShellQuote.word(text);
  }
}
