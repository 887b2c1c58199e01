package org.sifter.reverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.context.FileKind;
import org.sifter.reverse.ContextFiles.Entry;
import org.sifter.reverse.StagingArea.Content;

/** Finds the COPY or ADD that does what staging and placing do together. */
final class Copies {
  private static final int SET_ID_BITS = 06000;

  /** The mode of a file that is fetched (Dockerfile reference, "ADD"). */
  static final int FETCHED_MODE = 0600;

  private final ContextFiles context;

  Copies(ContextFiles context) {
    this.context = context;
  }

  /**
   * A COPY or ADD.
   *
   * @param keyword which of them
   * @param flags its flags, with a blank behind each
   * @param sources its sources, as they are written
   * @param destination where they go, not yet as it is written
   * @param mode the value of {@code --chmod}
   * @param owner the value of {@code --chown}
   * @param text the name and content of a file that the instruction holds
   */
  record Copy(
      String keyword,
      String flags,
      List<String> sources,
      String destination,
      Optional<String> mode,
      Optional<String> owner,
      Optional<Map.Entry<String, String>> text) {

    /** Writes the instruction. */
    void write(StageWriter out) {
      String all = flags;
      all += owner.map(o -> "--chown=" + chown(o) + " ").orElse("");
      all += mode.map(m -> "--chmod=" + m + " ").orElse("");
      if (text.isPresent()) {
        out.file(all, text.get().getKey(), text.get().getValue(), destination);
        return;
      }
      List<String> words = new ArrayList<>(sources);
      words.add(DockerfileWord.path(destination.replaceFirst("^//+", "/")));
      boolean bare = words.stream().allMatch(DockerfileWord::canBeBlankSeparated);
      out.instruction(keyword, all + (bare ? String.join(" ", words) : DockerfileWord.json(words)));
    }

    /** Both in one instruction, where that says the same. */
    Optional<Copy> with(Copy next) {
      boolean same =
          keyword.equals(next.keyword)
              && flags.equals(next.flags)
              && destination.equals(next.destination)
              && destination.endsWith("/")
              && mode.equals(next.mode)
              && owner.equals(next.owner)
              && text.isEmpty()
              && next.text.isEmpty();
      List<String> all = new ArrayList<>(sources);
      all.addAll(next.sources);
      return same
          ? Optional.of(new Copy(keyword, flags, all, destination, mode, owner, text))
          : Optional.empty();
    }

    /** A user's name with a colon behind it has its own group, for chown; COPY wants no colon. */
    static String chown(String owner) {
      return owner.endsWith(":") ? owner.substring(0, owner.length() - 1) : owner;
    }

    /** Whether owner and mode can be written, and mean the same for new directories. */
    boolean agreesWith(Optional<PostStep.MakeDirectory> made) {
      boolean plain = owner.isEmpty() && mode.filter(m -> !m.equals("0755")).isEmpty();
      if (made.isEmpty()) {
        return true;
      }
      Optional<String> madeOwner = made.get().owner();
      Optional<String> madeMode = made.get().mode();
      return (madeOwner.isEmpty() && madeMode.isEmpty())
          ? plain
          : madeOwner.equals(owner) && madeMode.equals(mode);
    }
  }

  /** The instruction for all that waits, when it comes from one directory of the context. */
  Optional<Copy> placingAll(StagingArea area, String destination) {
    return area.content()
        .filter(content -> isOwner(content.owner()) && holdsContents(area, content))
        .flatMap(content -> directory(content, destination));
  }

  /** The instruction for an {@code mv -f} of what waits. */
  Optional<Copy> placing(StagingArea area, PostStep.Place step) {
    Optional<Content> content = area.content();
    if (content.isEmpty() || !isOwner(content.get().owner())) {
      return Optional.empty();
    }
    Optional<List<String>> names = names(area, step.sources(), content.get());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (area.transfers().size() == 1 && area.transfers().get(0).kind() == Transfer.Kind.URL) {
      return fetched(area.transfers().get(0), content.get(), step);
    }
    boolean all = new HashSet<>(names.get()).containsAll(content.get().names());
    if (all && step.destination().endsWith("/") && holdsContents(area, content.get())) {
      Optional<Copy> directory = directory(content.get(), step.destination());
      if (directory.isPresent()) {
        return directory;
      }
    }
    return files(content.get(), names.get(), step.destination());
  }

  /** Whether what waits may be the contents of one directory, and not files one by one. */
  private static boolean holdsContents(StagingArea area, Content content) {
    return content.texts().isEmpty()
        && (area.transfers().stream().anyMatch(Transfer::isOfContents)
            || content.entries().values().stream().anyMatch(e -> e.kind() != FileKind.FILE));
  }

  /** The names in the area that the words stand for. */
  private static Optional<List<String>> names(
      StagingArea area, List<ShellToken.Word> words, Content content) {
    List<String> names = new ArrayList<>();
    for (ShellToken.Word word : words) {
      String path = word.value().asLiteral().orElse("");
      if (!path.startsWith(area.path() + "/")) {
        return Optional.empty();
      }
      String name = path.substring(area.path().length() + 1);
      if (!word.isPattern() && content.names().contains(name)) {
        names.add(name);
      } else if (word.isPattern() && name.equals("*")) {
        content.names().stream().filter(n -> !n.startsWith(".")).forEach(names::add);
      } else if (word.isPattern() && name.equals(".[!.]*")) {
        content.names().stream().filter(n -> n.startsWith(".")).forEach(names::add);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  private Optional<Copy> directory(Content content, String destination) {
    Optional<String> directory = directoryOf(content.entries());
    Optional<Map<String, Entry>> copied = directory.flatMap(context::copied);
    if (copied.isEmpty() || !sameFiles(content.entries(), copied.get())) {
      return Optional.empty();
    }
    Optional<Optional<String>> mode = mode(content.entries(), copied.get());
    String source = directory.get().isEmpty() ? "." : CopySource.sourceOf(directory.get());
    return mode.map(m -> copy(List.of(source), destination, m, content.owner()));
  }

  /** The directory of the context whose contents may be what waits. */
  Optional<String> directoryOf(Map<String, Entry> entries) {
    for (Map.Entry<String, Entry> each : entries.entrySet()) {
      String origin = each.getValue().origin();
      if (each.getValue().kind() != FileKind.LINK && !origin.isEmpty()) {
        if (origin.equals(each.getKey())) {
          return Optional.of("");
        }
        return origin.endsWith("/" + each.getKey())
            ? Optional.of(origin.substring(0, origin.length() - each.getKey().length() - 1))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a directory of the context has just what waits, whatever the modes. */
  static boolean sameFiles(Map<String, Entry> waiting, Map<String, Entry> copied) {
    return waiting.keySet().equals(copied.keySet())
        && waiting.entrySet().stream()
            .allMatch(each -> isSame(each.getValue(), copied.get(each.getKey())));
  }

  private static boolean isSame(Entry waiting, Entry copied) {
    return waiting.kind() == copied.kind()
        && (waiting.kind() == FileKind.DIRECTORY || waiting.origin().equals(copied.origin()));
  }

  /** The {@code --chmod} that is needed, if any; empty when none would do. */
  static Optional<Optional<String>> mode(Map<String, Entry> waiting, Map<String, Entry> copied) {
    Set<Integer> wanted = new HashSet<>();
    boolean same = true;
    for (Map.Entry<String, Entry> each : waiting.entrySet()) {
      if (each.getValue().kind() != FileKind.LINK) {
        int mode = each.getValue().mode();
        wanted.add(mode);
        // COPY of buildah and podman loses setuid and setgid unless --chmod says them.
        same &= mode == copied.get(each.getKey()).mode() && (mode & SET_ID_BITS) == 0;
      }
    }
    if (same) {
      return Optional.of(Optional.empty());
    }
    return wanted.size() == 1
        ? Optional.of(Optional.of(octal(wanted.iterator().next())))
        : Optional.empty();
  }

  private Optional<Copy> files(Content content, List<String> names, String destination) {
    Map<String, Entry> wanted = new HashMap<>();
    Map<String, Entry> copied = new HashMap<>();
    List<String> sources = new ArrayList<>();
    String target = destination;
    for (String name : names) {
      Entry entry = content.entries().get(name);
      String origin = entry.origin();
      boolean known = context.kind(origin).isPresent();
      if (entry.kind() != FileKind.FILE) {
        return Optional.empty();
      }
      if (content.texts().containsKey(name)) {
        return names.size() == 1 ? text(content, name, destination) : Optional.empty();
      }
      if (known && !context.isCopied(origin)) {
        return Optional.empty();
      }
      if (!origin.substring(origin.lastIndexOf('/') + 1).equals(name)) {
        if (names.size() > 1 || !destination.endsWith("/")) {
          return Optional.empty();
        }
        target = destination + name;
      }
      wanted.put(name, entry);
      copied.put(name, known ? new Entry(FileKind.FILE, context.mode(origin), origin) : entry);
      sources.add(CopySource.sourceOf(origin));
    }
    String whole = target;
    return mode(wanted, copied).map(m -> copy(sources, whole, m, content.owner()));
  }

  private static Optional<Copy> text(Content content, String name, String destination) {
    String text = content.texts().getOrDefault(name, "");
    int mode = content.entries().get(name).mode();
    if (!StageWriter.canBeFile(name, text) || !DockerfileWord.canBeBlankSeparated(destination)) {
      return Optional.empty();
    }
    return Optional.of(
        new Copy(
            "COPY",
            "",
            List.of(),
            destination,
            Optional.of(octal(mode)).filter(m -> !m.equals("0644")),
            content.owner(),
            Optional.of(Map.entry(name, text))));
  }

  /**
   * The instruction for what {@code sifter_put} puts into place.
   *
   * @param waiting the file or directory in the area; with a star at its end, all that is in it
   */
  Optional<Copy> putting(StagingArea area, String waiting, String destination) {
    Optional<String> owner =
        area.preparations().stream()
            .map(p -> p.command().texts().orElseThrow())
            .filter(words -> words.get(0).endsWith("chown"))
            .map(words -> words.get(words.size() - 2))
            .findFirst();
    Optional<String> mode = area.modeOfAll();
    int understood = (owner.isPresent() ? 1 : 0) + (mode.isPresent() ? 1 : 0);
    if (understood != area.preparations().size() || !isOwner(owner)) {
      return Optional.empty();
    }
    boolean isAsIs = owner.isEmpty() && mode.isEmpty();
    return area.bringing(waiting)
        .filter(transfer -> canSay(transfer, waiting, isAsIs))
        .map(CopySource::of)
        .map(
            source ->
                new Copy(
                    source.keyword(),
                    source.flags(),
                    List.of(source.written()),
                    destination,
                    mode,
                    owner,
                    Optional.empty()));
  }

  private boolean canSay(Transfer transfer, String waiting, boolean isAsIs) {
    return switch (transfer.kind()) {
      case ARCHIVE -> isAsIs && context.isArchive(transfer.source());
      case STAGE -> waiting.endsWith("/" + transfer.name()) && isPlainPath(transfer.source());
      case ROOT, SELECTION, GIT -> true;
      case URL -> transfer.flags().startsWith("--unpack");
      case HOST, HOST_FILE, HOST_TREE, HOST_ENTRY, BASE -> false;
    };
  }

  /** The instruction for a file that has been fetched. */
  private static Optional<Copy> fetched(Transfer url, Content content, PostStep.Place step) {
    String name = url.destination().substring(url.destination().lastIndexOf('/') + 1);
    Entry entry = content.entries().get(name);
    boolean isAlone = content.names().equals(List.of(name)) && entry != null;
    if (!isAlone || url.flags().startsWith("--unpack")) {
      return Optional.empty();
    }
    CopySource source = CopySource.of(url);
    return Optional.of(
        new Copy(
            source.keyword(),
            source.flags(),
            List.of(source.written()),
            step.destination(),
            Optional.of(octal(entry.mode())).filter(mode -> entry.mode() != FETCHED_MODE),
            content.owner(),
            Optional.empty()));
  }

  /** Whether an engine takes the path of a stage as it is written. */
  static boolean isPlainPath(String path) {
    return path.chars().noneMatch(c -> "$'\"`~{}*?[]\\!#;&|<>()".indexOf(c) >= 0);
  }

  private static boolean isOwner(Optional<String> owner) {
    return owner.filter(o -> !o.matches("[A-Za-z0-9_.:-]+")).isEmpty();
  }

  private static Copy copy(
      List<String> sources, String destination, Optional<String> mode, Optional<String> owner) {
    return new Copy("COPY", "", sources, destination, mode, owner, Optional.empty());
  }

  private static String octal(int mode) {
    return String.format("%04o", mode);
  }
}
