package org.sifter.reverse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sifter.context.FileKind;
import org.sifter.reverse.ContextFiles.Entry;

/**
 * A directory in which files wait for their step: what is brought there, what is done to it there,
 * and so what it holds when the step comes.
 */
final class StagingArea {
  private static final int KEPT_BITS = 0775;

  private final String path;
  private final ContextFiles context;
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<PostStep.Prepare> preparations = new ArrayList<>();
  private boolean isLaidOut;

  /**
   * An empty area.
   *
   * @param path its path in the image, without a slash at its end
   */
  StagingArea(String path, ContextFiles context) {
    this.path = path;
    this.context = context;
  }

  String path() {
    return path;
  }

  void bring(Transfer transfer) {
    transfers.add(transfer);
  }

  void prepare(PostStep.Prepare step) {
    preparations.add(step);
  }

  List<Transfer> transfers() {
    return transfers;
  }

  List<PostStep.Prepare> preparations() {
    return preparations;
  }

  /** Whether the area itself has been made in the image; true from then on. */
  boolean layOut() {
    boolean before = isLaidOut;
    isLaidOut = true;
    return before;
  }

  /**
   * What an area holds.
   *
   * @param entries what has come from the context, by the path below the area
   * @param texts the content of files that the script writes, by the path below the area
   * @param owner who owns what a step places, if that has been set
   */
  record Content(Map<String, Entry> entries, Map<String, String> texts, Optional<String> owner) {

    /** The names directly in the area. */
    List<String> names() {
      return entries.keySet().stream().filter(name -> name.indexOf('/') < 0).toList();
    }
  }

  /** The transfer of a stage whose files, as they are there, go to the given path. */
  Optional<Transfer> ofStage(String target) {
    return transfers.stream()
        .filter(t -> t.kind() == Transfer.Kind.STAGE && t.destination().equals(target))
        .findFirst();
  }

  /** What brings just what is at the given path, or all that a star stands for. */
  Optional<Transfer> bringing(String waiting) {
    Optional<Transfer> ofStage = ofStage(waiting);
    if (ofStage.isPresent() || transfers.size() != 1) {
      return ofStage;
    }
    Transfer only = transfers.get(0);
    if (only.kind() == Transfer.Kind.GIT && waiting.startsWith(path + "/")) {
      return Optional.of(only.ofSubdirectory(waiting.substring(path.length() + 1)));
    }
    return Optional.of(only).filter(t -> t.destination().equals(waiting));
  }

  /** Whether instructions can bring what waits, in a place where it is still to be worked on. */
  boolean canBeLaidOut() {
    return transfers.stream().noneMatch(t -> t.destination().endsWith("/*"));
  }

  /** What the area holds; empty when that cannot be told. */
  Optional<Content> content() {
    Map<String, Entry> entries = new TreeMap<>();
    for (Transfer transfer : transfers) {
      if (!add(transfer, entries)) {
        return Optional.empty();
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    Optional<String> owner = Optional.empty();
    for (PostStep.Prepare step : preparations) {
      SimpleCommand command = step.command();
      List<String> words = command.texts().orElseThrow();
      boolean done =
          switch (command.program()) {
            case "mkdir" -> makeDirectory(below(words.get(2)), entries);
            case "ln" -> link(words, entries);
            case "chmod" -> mode(words.get(1), words.subList(2, words.size()), entries);
            case "find" -> modeOfAll(words, entries);
            case "chown" -> ownsAll(words, entries);
            default -> write(step, words, entries, texts);
          };
      if (!done) {
        return Optional.empty();
      }
      if (command.program().equals("chown")) {
        String who = words.get(1).startsWith("-") ? words.get(2) : words.get(1);
        if (owner.isPresent() && !owner.get().equals(who)) {
          return Optional.empty();
        }
        owner = Optional.of(who);
      }
    }
    return Optional.of(new Content(entries, texts, owner));
  }

  /** Whether {@code chown} is told of all that waits. */
  private boolean ownsAll(List<String> words, Map<String, Entry> entries) {
    if (words.get(1).equals("-hR")) {
      return words.size() == 4 && words.get(3).equals(path);
    }
    List<String> named = words.subList(2, words.size()).stream().map(this::below).toList();
    return !words.get(1).startsWith("-") && named.containsAll(entries.keySet());
  }

  /** The mode or owner that {@code find} or {@code chown -R} gives to all that waits. */
  Optional<String> modeOfAll() {
    return preparations.stream()
        .map(step -> step.command().texts().orElseThrow())
        .filter(words -> words.get(0).equals("find"))
        .map(words -> words.get(7))
        .findFirst();
  }

  private String below(String file) {
    return file.length() <= path.length() ? "" : file.substring(path.length() + 1);
  }

  private boolean add(Transfer transfer, Map<String, Entry> entries) {
    String directory = transfer.directory();
    Optional<FileKind> kind = context.kind(directory);
    String target = below(transfer.destination());
    boolean into = transfer.destination().endsWith("/");
    String name = into ? target + transfer.name() : target;
    switch (transfer.kind()) {
      case HOST_FILE -> {
        entries.put(
            target, new Entry(FileKind.FILE, context.mode(transfer.source()), transfer.source()));
        return kind.orElse(FileKind.FILE) == FileKind.FILE && addParents(target, entries);
      }
      case HOST -> {
        if (kind.isEmpty() || kind.get() == FileKind.FILE) {
          // Nothing is known of a file that is not there: it is taken for one with usual modes.
          int mode = kind.isEmpty() ? 0644 : context.mode(directory) & KEPT_BITS;
          entries.put(name, new Entry(FileKind.FILE, mode, directory));
          return !transfer.isOfContents() && addParents(name, entries);
        }
        String top = transfer.isOfContents() ? strip(target) : name;
        return kind.get() == FileKind.DIRECTORY && addTree(directory, top, entries);
      }
      case HOST_TREE -> {
        return addAsTheyAre(directory, strip(target), entries);
      }
      case HOST_ENTRY -> {
        Optional<Entry> entry = context.asItIs(transfer.source());
        if (entry.isPresent() && entry.get().kind() == FileKind.DIRECTORY) {
          return addAsTheyAre(transfer.source(), target, entries);
        }
        entries.put(target, entry.orElse(new Entry(FileKind.FILE, 0644, transfer.source())));
        return addParents(target, entries);
      }
      case URL -> {
        entries.put(target, new Entry(FileKind.FILE, Copies.FETCHED_MODE, transfer.source()));
        return !target.isEmpty();
      }
      case ARCHIVE, STAGE, BASE, ROOT, GIT, SELECTION -> {
        return false;
      }
    }
    throw new AssertionError(transfer.kind());
  }

  private static String strip(String directory) {
    return directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
  }

  /** A directory with its links and all bits of its modes. */
  private boolean addAsTheyAre(String directory, String top, Map<String, Entry> entries) {
    Optional<Map<String, Entry>> tree = context.asTheyAre(directory);
    if (tree.isEmpty()) {
      return false;
    }
    if (!top.isEmpty()) {
      entries.put(top, new Entry(FileKind.DIRECTORY, context.mode(directory), directory));
    }
    tree.get().forEach((name, entry) -> entries.put(ContextFiles.join(top, name), entry));
    return addParents(top, entries);
  }

  private boolean addTree(String directory, String top, Map<String, Entry> entries) {
    Optional<Map<String, Entry>> tree = context.followed(directory);
    if (tree.isEmpty()) {
      return false;
    }
    if (!top.isEmpty()) {
      entries.put(
          top, new Entry(FileKind.DIRECTORY, context.mode(directory) & KEPT_BITS, directory));
    }
    tree.get()
        .forEach(
            (name, entry) ->
                entries.put(
                    ContextFiles.join(top, name),
                    new Entry(entry.kind(), entry.mode() & KEPT_BITS, entry.origin())));
    return addParents(top, entries);
  }

  private static boolean addParents(String file, Map<String, Entry> entries) {
    for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      entries.putIfAbsent(file.substring(0, slash), new Entry(FileKind.DIRECTORY, 0755, ""));
    }
    return true;
  }

  private static boolean makeDirectory(String name, Map<String, Entry> entries) {
    if (!name.isEmpty()) {
      entries.putIfAbsent(name, new Entry(FileKind.DIRECTORY, 0755, ""));
      return addParents(name, entries);
    }
    return true;
  }

  private boolean link(List<String> words, Map<String, Entry> entries) {
    int last = words.size() - 1;
    entries.put(below(words.get(last)), new Entry(FileKind.LINK, 0, words.get(last - 1)));
    return words.get(1).equals("-s") && (words.size() == 4 || words.get(2).equals("--"));
  }

  private boolean mode(String octal, Collection<String> files, Map<String, Entry> entries) {
    if (!octal.matches("[0-7]{3,4}")) {
      return false;
    }
    int mode = Integer.parseInt(octal, 8);
    for (String file : files) {
      Entry entry = entries.get(below(file));
      if (entry == null) {
        return false;
      }
      entries.put(below(file), new Entry(entry.kind(), mode, entry.origin()));
    }
    return true;
  }

  private boolean modeOfAll(List<String> words, Map<String, Entry> entries) {
    List<String> form = List.of("find", path, "!", "-type", "l", "-exec", "chmod");
    if (words.size() != 10 || !words.subList(0, 7).equals(form)) {
      return false;
    }
    List<String> all =
        entries.entrySet().stream()
            .filter(entry -> entry.getValue().kind() != FileKind.LINK)
            .map(entry -> path + "/" + entry.getKey())
            .toList();
    return mode(words.get(7), all, entries);
  }

  private boolean write(
      PostStep.Prepare step,
      List<String> words,
      Map<String, Entry> entries,
      Map<String, String> texts) {
    String file = below(step.command().output().orElse(path));
    List<String> heredoc = step.source().heredoc();
    Optional<String> text =
        switch (words.get(0)) {
          case ":" -> words.size() == 1 ? Optional.of("") : Optional.empty();
          case "printf" ->
              words.size() == 3 && words.get(1).equals("%s")
                  ? Optional.of(words.get(2))
                  : Optional.empty();
          case "cat" ->
              words.size() == 1 && isLiteral(step)
                  ? Optional.of(
                      heredoc.subList(0, heredoc.size() - 1).stream()
                          .map(line -> line + "\n")
                          .reduce("", String::concat))
                  : Optional.empty();
          default -> Optional.empty();
        };
    if (text.isEmpty() || file.isEmpty()) {
      return false;
    }
    texts.put(file, text.get());
    entries.put(file, new Entry(FileKind.FILE, 0644, ""));
    return addParents(file, entries);
  }

  /** Whether the here-document's end is in quotes, so that nothing in it is expanded. */
  private static boolean isLiteral(PostStep.Prepare step) {
    return step.command().readsHeredoc() && step.source().text().endsWith("'");
  }
}
