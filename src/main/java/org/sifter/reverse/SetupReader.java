package org.sifter.reverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.reverse.ShellToken.Word;
import org.sifter.shell.Expansion.Literal;
import org.sifter.shell.Expansion.Reference;

/**
 * Recognises a {@code %setup} that only brings files into staging directories, be they of the
 * context, of other stages or fetched, and then perhaps puts them into place on the host, for an
 * image without a shell.
 */
final class SetupReader {
  private static final String ROOT = "SINGULARITY_ROOTFS";

  private static final String INSIDE = "\"\\$SINGULARITY_ROOTFS\"";
  private static final String PLACE =
      "\"\\$\\(cat " + INSIDE + "(?<place>/\\.sifter/[\\w-]+/place)\\)\"";

  /** The root file system of another stage, which the image starts from. */
  private static final Pattern BASE =
      Pattern.compile("cp -a --remove-destination " + PLACE + "/\\. " + INSIDE + "/");

  /** The same, as a source of COPY or a mount. */
  private static final Pattern ROOT_COPY =
      Pattern.compile(
          "sifter_copy_root " + PLACE + " " + INSIDE + "(?<target>/\\.sifter/[\\w-]+)/?");

  /** A part of it. */
  private static final Pattern SELECT =
      Pattern.compile("sifter_select " + PLACE + " (?<rest>.*)", Pattern.DOTALL);

  private static final Pattern SET_ROOT = Pattern.compile("root=" + PLACE);
  private static final Pattern SELECT_EACH =
      Pattern.compile(
          "for match in \"\\$root\"(?<pattern>/.*); do "
              + Pattern.quote("case $match/ in */./* | */../*) continue;; esac; ")
              + Pattern.quote("[ ! -e \"$match\" ] || sifter_select \"$root\" ")
              + Pattern.quote("\"${match#\"$root\"}\" ")
              + "(?<rest>.*); done",
          Pattern.DOTALL);

  /** What Docker needs no command for. */
  private static final Set<String> OF_ENGINE =
      Set.of(
          "set +x",
          "umask 022",
          "sifter_restore_owners",
          "echo \"$SINGULARITY_ROOTFS\" > \"$SINGULARITY_ROOTFS\"/.sifter-rootfs",
          "rm -rf \"$SINGULARITY_ROOTFS\"/.sifter-*",
          "rm -rf \"$SINGULARITY_ROOTFS\"/.sifter");

  /** The same: files for secrets, and what says in time that a source is missing. */
  private static final Pattern FOR_ENGINE =
      Pattern.compile(
          ": > "
              + INSIDE
              + "/\\.sifter/secrets/[\\w.-]+"
              + "|\\[ -n \"\\$\\(ls -A "
              + INSIDE
              + "/\\.sifter/[\\w-]+/\\)\" \\] \\|\\| \\{ echo ('[^']*'|\"'\")++ >&2; exit 1; \\}");

  /** What stands before the commands that put files into place on the host. */
  private static final String ON_THE_HOST =
      "# on the host, as the image may have no shell; no link of the image is followed out of it";

  private final List<Transfer> transfers = new ArrayList<>();
  private final Map<String, Transfer> archives = new HashMap<>();
  private final Map<String, ClonedFiles> clones = new LinkedHashMap<>();
  private final List<ScriptCommand> hosted = new ArrayList<>();
  private Optional<String> root = Optional.empty();
  private boolean isPlacing;

  private SetupReader() {}

  /**
   * What a script does.
   *
   * @param transfers what it brings into staging directories; where that is of another stage,
   *     {@code stage} is the file that tells its place
   * @param steps what it does in the image then
   */
  record Setup(List<Transfer> transfers, List<PostStep> steps) {
    static final Setup NOTHING = new Setup(List.of(), List.of());

    Setup {
      transfers = List.copyOf(transfers);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What the script does; empty when it does anything else.
   *
   * @param numbers the number of each line in the definition file
   */
  static Optional<Setup> read(List<String> lines, List<Integer> numbers) {
    SetupReader reader = new SetupReader();
    Optional<List<ScriptCommand>> commands = ScriptSplitter.split(lines);
    if (commands.isEmpty()
        || !commands.get().stream().allMatch(c -> reader.take(c, numbers.get(c.first())))) {
      return Optional.empty();
    }
    for (ClonedFiles clone : reader.clones.values()) {
      Optional<Transfer> transfer = clone.transfer();
      if (transfer.isEmpty()) {
        return Optional.empty();
      }
      reader.transfers.add(transfer.get());
    }
    return PostReader.readHosted(reader.hosted).map(steps -> new Setup(reader.transfers, steps));
  }

  private boolean take(ScriptCommand command, int line) {
    String text = command.text();
    if (text.equals(ON_THE_HOST)) {
      isPlacing = true;
      return true;
    }
    if (text.matches("(?s)sifter_\\w+\\(\\) \\{\\n.*")) {
      return true;
    }
    if (isPlacing) {
      return hosted(command);
    }
    return command.isBlank()
        || command.isComment()
        || OF_ENGINE.contains(text)
        || FOR_ENGINE.matcher(text).matches()
        || ofStage(text, line)
        || ofHost(text, line)
        || hosted(command);
  }

  /** A command that works on the image from outside. */
  private boolean hosted(ScriptCommand command) {
    if (command.isComment() || command.isBlank()) {
      return hosted.add(command);
    }
    isPlacing = true;
    Optional<String> text = HostedText.toInside(command.text());
    text.ifPresent(
        inside -> {
          List<String> lines = new ArrayList<>(List.of(inside.split("\n", -1)));
          lines.addAll(command.heredoc());
          hosted.add(new ScriptCommand(command.first(), lines, command.bodies()));
        });
    return text.isPresent();
  }

  private boolean ofStage(String text, int line) {
    Matcher base = BASE.matcher(text);
    if (base.matches()) {
      return bring(Transfer.Kind.BASE, base.group("place"), "/", "/", "", line);
    }
    Matcher copy = ROOT_COPY.matcher(text);
    if (copy.matches()) {
      String target = copy.group("target");
      return bring(Transfer.Kind.ROOT, copy.group("place"), "/", target, "", line);
    }
    Matcher place = SET_ROOT.matcher(text);
    if (place.matches()) {
      root = Optional.of(place.group("place"));
      return true;
    }
    Matcher each = SELECT_EACH.matcher(text);
    if (each.matches() && root.isPresent()) {
      return selectEach(root.get(), each.group("pattern"), each.group("rest"), line);
    }
    Matcher select = SELECT.matcher(text);
    return select.matches() && select(select.group("place"), select.group("rest"), line);
  }

  private boolean bring(
      Transfer.Kind kind, String place, String source, String target, String flags, int line) {
    return transfers.add(new Transfer(kind, Optional.of(place), source, target, flags, line));
  }

  /** {@code sifter_select} of a path: {@code PATH DIRECTORY EXPRESSION...}. */
  private boolean select(String place, String rest, int line) {
    Optional<SimpleCommand> command = SimpleCommand.parse(rest).filter(SimpleCommand::isPlain);
    Optional<String> path = command.flatMap(c -> c.words().get(0).text());
    Optional<Selected> selected = command.flatMap(c -> selected(c.words(), 1));
    if (path.isEmpty() || !path.get().startsWith("/") || selected.isEmpty()) {
      return false;
    }
    FindExpression expression = selected.get().expression();
    String directory = selected.get().directory();
    String written = DockerfileWord.literalPath(path.get());
    if (expression.taken().isPresent()) {
      String base = written.substring(0, written.length() - 1);
      String pivot = base.isEmpty() ? "/" : base + "/./";
      written = pivot + DockerfileWord.path(expression.taken().get());
    } else if (!path.get().equals("/")) {
      directory += path.get().substring(path.get().lastIndexOf('/'));
    }
    boolean isDirectory = path.get().endsWith("/");
    return isDirectory == (expression.taken().isPresent() || path.get().equals("/"))
        && bring(Transfer.Kind.SELECTION, place, written, directory, expression.flags(), line);
  }

  /** {@code sifter_select} of all that a pattern matches: {@code DIRECTORY EXPRESSION...}. */
  private boolean selectEach(String place, String pattern, String rest, int line) {
    Optional<String> source = CopyPattern.ofShellWord(pattern.split(" \"\\$root\"", 2)[0]);
    Optional<Selected> selected =
        SimpleCommand.parse(rest)
            .filter(SimpleCommand::isPlain)
            .flatMap(c -> selected(c.words(), 0))
            .filter(s -> s.expression().taken().isEmpty());
    return source.isPresent()
        && selected.isPresent()
        && bring(
            Transfer.Kind.SELECTION,
            place,
            source.get(),
            selected.get().directory() + "/*",
            selected.get().expression().flags(),
            line);
  }

  /** Where {@code sifter_select} copies to, and what it selects. */
  private record Selected(String directory, FindExpression expression) {}

  private static Optional<Selected> selected(List<Word> words, int from) {
    if (words.size() < from + 2) {
      return Optional.empty();
    }
    List<String> expression = new ArrayList<>();
    for (Word word : words.subList(from + 1, words.size())) {
      if (word.text().isEmpty()) {
        return Optional.empty();
      }
      expression.add(word.text().get());
    }
    return inImage(words.get(from))
        .flatMap(to -> FindExpression.read(expression).map(find -> new Selected(to, find)));
  }

  private boolean ofHost(String text, int line) {
    return SimpleCommand.parse(text)
        .filter(SimpleCommand::isPlain)
        .filter(command -> ofHost(command, line))
        .isPresent();
  }

  private boolean ofHost(SimpleCommand command, int line) {
    List<Word> words = command.words();
    Word last = words.get(words.size() - 1);
    return switch (command.program()) {
      case "mkdir" ->
          words.size() == 3
              && texts(words.subList(0, 2)).equals("mkdir -p")
              && inImage(last).isPresent();
      case "cp" -> words.size() > 4 && copy(words, line);
      case "sifter_fetch" -> words.size() > 2 && fetch(words, line);
      case "tar" -> words.size() == 5 && unpack(words, line);
      case "sifter_clone" -> words.size() > 3 && cloned(words, line);
      case "git" ->
          words.size() > 3
              && texts(words.subList(0, 2)).equals("git -C")
              && texts(words.subList(3, words.size())).equals(ClonedFiles.SUBMODULES)
              && inCloned(words.get(2), ClonedFiles::withSubmodules);
      case "find" ->
          words.size() > 2
              && texts(words.subList(2, words.size())).equals(ClonedFiles.WITHOUT_GIT)
              && inCloned(words.get(1), ClonedFiles::withoutGitDirectory);
      default -> false;
    };
  }

  private boolean copy(List<Word> words, int line) {
    Word last = words.get(words.size() - 1);
    Optional<String> target = inImage(last);
    boolean hasDash = words.get(3).text().equals(Optional.of("--"));
    List<Word> sources = words.subList(hasDash ? 4 : 3, words.size() - 1);
    String head = texts(words.subList(0, 3)).replaceFirst("=mode(,timestamps(,links)?)?$", "");
    if (head.equals("cp -L --preserve") && sources.size() == 1) {
      return fromContext(Transfer.Kind.HOST_FILE, sources.get(0), target, line);
    }
    return head.equals("cp -rP --preserve")
        && sources.stream().allMatch(source -> copyAsItIs(source, target, line));
  }

  private boolean copyAsItIs(Word source, Optional<String> target, int line) {
    Optional<String> path = source.text();
    if (path.isEmpty() || path.get().endsWith("/.")) {
      return path.isPresent() && fromContext(Transfer.Kind.HOST_TREE, source, target, line);
    }
    String name = path.get().substring(path.get().lastIndexOf('/') + 1);
    return target.filter(to -> to.endsWith("/")).isPresent()
        && fromContext(Transfer.Kind.HOST_ENTRY, source, target.map(to -> to + name), line);
  }

  private boolean fetch(List<Word> words, int line) {
    Optional<String> url = words.get(1).text();
    Optional<String> target = inImage(words.get(2));
    if (url.isEmpty() || target.isEmpty() || words.size() > 4) {
      return false;
    }
    String checksum = words.size() == 4 ? "--checksum=" + texts(words.subList(3, 4)) + " " : "";
    Transfer transfer =
        new Transfer(Transfer.Kind.URL, Optional.empty(), url.get(), target.get(), checksum, line);
    // An archive is not in a staging directory, but beside one.
    boolean isArchive = target.get().indexOf('/', PostReader.STAGING.length()) < 0;
    return isArchive ? archives.put(target.get(), transfer) == null : transfers.add(transfer);
  }

  private boolean unpack(List<Word> words, int line) {
    if (!texts(words.subList(0, 2)).equals("tar -xf")
        || !words.get(3).text().equals(Optional.of("-C"))) {
      return false;
    }
    Optional<String> target = inImage(words.get(4));
    Optional<Transfer> fetched = inImage(words.get(2)).map(archives::remove);
    if (fetched.isEmpty() || target.isEmpty()) {
      return fromContext(Transfer.Kind.ARCHIVE, words.get(2), target, line);
    }
    return transfers.add(
        new Transfer(
            Transfer.Kind.URL,
            Optional.empty(),
            fetched.get().source(),
            target.get(),
            "--unpack=true " + fetched.get().flags(),
            line));
  }

  private boolean cloned(List<Word> words, int line) {
    Optional<String> target = inImage(words.get(2));
    Optional<String> remote = words.get(1).text();
    Optional<String> ref = words.get(3).text();
    Optional<String> commit = words.size() > 4 ? words.get(4).text() : Optional.empty();
    if (target.isEmpty() || remote.isEmpty() || ref.isEmpty() || words.size() > 5) {
      return false;
    }
    ClonedFiles clone = ClonedFiles.of(remote.get(), ref.get(), commit, target.get(), line);
    return clones.put(target.get(), clone) == null;
  }

  private boolean inCloned(Word directory, UnaryOperator<ClonedFiles> change) {
    return inImage(directory)
        .map(path -> clones.computeIfPresent(path, (unused, clone) -> change.apply(clone)))
        .isPresent();
  }

  private boolean fromContext(
      Transfer.Kind kind, Word source, Optional<String> destination, int line) {
    Optional<String> path = source.text().filter(p -> !p.startsWith("/") && !p.contains(".."));
    return path.isPresent()
        && destination.isPresent()
        && transfers.add(
            new Transfer(
                kind,
                Optional.empty(),
                path.get().replaceFirst("^\\./(?=.)", ""),
                destination.get(),
                line));
  }

  private static String texts(List<Word> words) {
    return String.join(" ", words.stream().map(word -> word.text().orElse("?")).toList());
  }

  /** The path in the image that a word names through the variable that all engines set. */
  private static Optional<String> inImage(Word word) {
    return word.value().parts().size() == 2
            && word.value().parts().get(0) instanceof Reference root
            && root.name().equals(ROOT)
            && word.value().parts().get(1) instanceof Literal path
            && PostReader.isStaged(path.text())
            && !word.splits()
        ? Optional.of(path.text())
        : Optional.empty();
  }
}
