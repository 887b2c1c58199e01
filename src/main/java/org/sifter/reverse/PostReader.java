package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.reverse.ShellToken.Word;
import org.sifter.shell.Expansion;
import org.sifter.shell.Expansion.Reference;

/**
 * Recognises a {@code %post} that works as Docker does, step by step: the kind that {@code sifter
 * convert} writes. What counts is what the commands do; the comments above them, which may be out
 * of date, say nothing here.
 */
final class PostReader {
  /** Where files wait until the step that puts them into place. */
  static final String STAGING = "/.sifter/";

  /** The name of a file that has none in the place where it is laid out. */
  static final String UNNAMED = "it";

  /** Where a stage lays out files for later ones. */
  private static final String MATCHES = "/.sifter-matches/";

  private static final String INDENT = "    ";
  private static final Set<String> OF_STAGING =
      Set.of("chmod", "chown", "sifter_chown", "find", "ln", "mkdir", "cat", "printf", ":");

  /** Keeps HOME as ENV has set it for another user; Docker does so by itself. */
  private static final String OWN_HOME = "HOME=\"$HOME\" ";

  private static final Set<String> PLACING = Set.of("cp", "mv", "sifter_put_file");
  private static final Pattern BLOCK = Pattern.compile("\\(   (?:cd (?<directory>.+); )?set \\+ex");
  private static final Pattern SUBSHELL =
      Pattern.compile(
          "\\( (?:set \\+x; (?<exports>(?:"
              + SecretExport.PATTERN
              + "; )+))?"
              + "(?:cd (?<directory>\\S+|'[^']*'(?:\"'\"'[^']*')*+); )?(?<command>.*) \\)",
          Pattern.DOTALL);
  private static final Pattern FUNCTION = Pattern.compile("(sifter_\\w+)\\(\\) \\{");
  private static final Pattern PUT_EACH =
      Pattern.compile(
          "for sifter_match in (?<area>/\\.sifter/[\\w-]+)/\\* \\k<area>/\\.\\[!\\.\\]\\* "
              + "\\k<area>/\\.\\.\\?\\*; do "
              + Pattern.quote("[ ! -e \"$sifter_match\" ] || sifter_put")
              + "(?:_as \\S+ \\S+)? (?<destination>[^;$`]+) \"\\$sifter_match\"; done");
  private static final Pattern LAY_OUT_EACH =
      Pattern.compile(
          "for match in (?<pattern>/.*); do "
              + Pattern.quote("case $match/ in */./* | */../*) continue;; esac; ")
              + Pattern.quote("[ ! -e \"$match\" ] || cp -aH \"$match\" ")
              + "(?<directory>/\\.sifter-matches/\\S+)/; done");
  private static final String SECRETS = STAGING + "secrets/";
  private static final String SECRET_FILE = "/\\.sifter/secrets/(?<id>[\\w.-]+)";
  private static final Pattern REQUIRE =
      Pattern.compile(
          "\\[ -[sS] " + SECRET_FILE + " \\] \\|\\| \\{ echo (?:'[^']*'|\"'\")++ >&2; exit 1; \\}");
  private static final Pattern AGENT =
      Pattern.compile(
          "\\[ ! -S "
              + SECRET_FILE
              + " \\] \\|\\| sifter_(?<un>un)?mount \\d+ (?:\\S+ )?(?<target>\\S+)(?: --bind)?");
  private static final Pattern EACH =
      Pattern.compile(
          "for (?<name>match|sifter_match) in [^;$`]+; do \\[ ! -e \"\\$\\k<name>\" \\] \\|\\| "
              + "(?:cp -aH|sifter_put(?:_as \\S+ \\S+)?) [^;$`]*\"\\$\\k<name>\"[^;$`]*; done");

  /** What only an engine needs, at the end of the script. */
  private static final Set<String> OF_ENGINE =
      Set.of(
          "sed '/^$/q' /.singularity.d/runscript > /.singularity.d/base-command.sh",
          "umount -n /.sifter/secrets/* 2> /dev/null || :",
          "mount -n -t tmpfs hidden /.sifter",
          "umount -n /.sifter",
          "sifter_image_path=$PATH; PATH=/usr/sbin:/usr/bin:/sbin:/bin:$PATH",
          "PATH=$sifter_image_path",
          "rm -rf /.sifter");

  private final List<PostStep> steps = new ArrayList<>();
  private final List<ScriptCommand> functions = new ArrayList<>();
  private final String labels;

  private PostReader(String labels) {
    this.labels = labels;
  }

  /**
   * A script that has been recognised.
   *
   * @param steps what it does
   * @param functions the functions that it defines first
   */
  record Recognised(List<PostStep> steps, List<ScriptCommand> functions) {}

  /** What the script does; empty when something in it is none of the known steps. */
  static Optional<Recognised> read(List<String> lines) {
    EnginePreamble preamble = EnginePreamble.of(lines);
    PostReader reader = new PostReader("${SINGULARITY_LABELS}");
    Optional<List<ScriptCommand>> commands =
        ScriptSplitter.split(lines.subList(preamble.length(), lines.size()));
    if (!preamble.hasUmask()
        || !preamble.hasOwnTmp()
        || commands.isEmpty()
        || !commands.get().stream().allMatch(reader::take)
        || !reader.laysOutLast()) {
      return Optional.empty();
    }
    return preamble.hasOwnVariables() || reader.steps.stream().noneMatch(PostReader::isProcess)
        ? Optional.of(new Recognised(reader.steps, reader.functions))
        : Optional.empty();
  }

  /**
   * What a script does that works on an image without a shell from outside, its commands read as
   * those inside; empty when one of them is none of the known steps, or starts a program.
   */
  static Optional<List<PostStep>> readHosted(List<ScriptCommand> commands) {
    PostReader reader = new PostReader("/.build.labels");
    return commands.stream().allMatch(reader::take)
            && reader.steps.stream().allMatch(PostReader::canBeHosted)
        ? Optional.of(reader.steps)
        : Optional.empty();
  }

  private static boolean canBeHosted(PostStep step) {
    return step instanceof PostStep.Remark
        || step instanceof PostStep.ForEngine
        || step instanceof PostStep.SetLabel
        || step instanceof PostStep.Prepare
        || step instanceof PostStep.MakeDirectory
        || step instanceof PostStep.Place
        || step instanceof PostStep.PlaceAll
        || step instanceof PostStep.Put
        || step instanceof PostStep.PutEach;
  }

  /** Whether nothing changes after files have been laid out for later stages. */
  private boolean laysOutLast() {
    return steps.stream()
        .dropWhile(step -> !(step instanceof PostStep.LayOut))
        .allMatch(
            step ->
                step instanceof PostStep.LayOut
                    || step instanceof PostStep.Remark
                    || step instanceof PostStep.ForEngine
                    || step instanceof PostStep.SetLabel);
  }

  private static boolean isProcess(PostStep step) {
    return step instanceof PostStep.RunText || step instanceof PostStep.RunProgram;
  }

  /** Whether a line is for the engine alone. */
  static boolean isForEngine(String line) {
    return OF_ENGINE.contains(line.strip());
  }

  private boolean take(ScriptCommand command) {
    String text = command.text();
    if (text.isEmpty()) {
      return true;
    }
    if (command.isComment()) {
      return add(new PostStep.Remark(command.first(), text.replaceFirst("^# ?", "")));
    }
    if (OF_ENGINE.contains(text)) {
      return add(new PostStep.ForEngine(command.first()));
    }
    if (FUNCTION.matcher(command.lines().get(0).strip()).matches()) {
      dropRemarks(); // they are about the function
      return functions.add(command);
    }
    if (text.startsWith("(   ")) {
      return block(command);
    }
    Matcher subshell = SUBSHELL.matcher(text);
    if (subshell.matches()) {
      return subshell(command, subshell);
    }
    if (text.startsWith("for ")) {
      return loop(command);
    }
    if (text.startsWith("[ ")) {
      return test(command);
    }
    Optional<SimpleCommand> simple = SimpleCommand.parse(text);
    return simple.isPresent() && simple(command, simple.get());
  }

  private boolean loop(ScriptCommand command) {
    String text = command.text();
    Matcher put = PUT_EACH.matcher(text);
    if (put.matches()) {
      Optional<String> destination = word(put.group("destination"));
      return destination.isPresent()
          && add(
              new PostStep.PutEach(
                  command.first(), destination.get(), put.group("area"), command.whole()));
    }
    Matcher layOut = LAY_OUT_EACH.matcher(text);
    if (layOut.matches()) {
      // Behind the first word are those for names with a dot at their start.
      Optional<String> pattern = CopyPattern.ofShellWord(firstWord(layOut.group("pattern")));
      return pattern.isPresent()
          && add(
              new PostStep.LayOut(command.first(), layOut.group("directory"), pattern.get(), true));
    }
    return EACH.matcher(text).matches()
        && add(new PostStep.Command(command.first(), command.whole()));
  }

  /** The text up to the first blank that is not between quotes. */
  private static String firstWord(String words) {
    Matcher word = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\\\.|[^'\"\\\\ ])++").matcher(words);
    return word.lookingAt() ? word.group() : words;
  }

  private static Optional<String> word(String text) {
    return SimpleCommand.parse(text)
        .filter(parsed -> parsed.isPlain() && parsed.words().size() == 1)
        .flatMap(parsed -> parsed.words().get(0).text());
  }

  private boolean test(ScriptCommand command) {
    Matcher require = REQUIRE.matcher(command.text());
    if (require.matches()) {
      return add(new PostStep.Require(command.first(), require.group("id")));
    }
    Matcher agent = AGENT.matcher(command.text());
    if (!agent.matches()) {
      return false;
    }
    return agent.group("un") == null
        ? add(new PostStep.Agent(command.first(), agent.group("id"), agent.group("target")))
        : add(new PostStep.Unmount(command.first(), agent.group("target")));
  }

  private void dropRemarks() {
    while (!steps.isEmpty() && steps.get(steps.size() - 1) instanceof PostStep.Remark) {
      steps.remove(steps.size() - 1);
    }
  }

  private boolean add(PostStep step) {
    return steps.add(step);
  }

  /** A subshell without errexit whose lines are those of a command line. */
  private boolean block(ScriptCommand command) {
    List<String> lines = command.lines();
    Matcher head = BLOCK.matcher(lines.get(0).strip());
    if (!head.matches() || lines.size() < 3 || !isInFull(lines)) {
      return false;
    }
    Optional<String> directory = directory(Optional.ofNullable(head.group("directory")));
    List<String> body = lines.subList(1, lines.size() - 1);
    if (directory.isEmpty() || !ScriptSplitter.areCode(body)) {
      return false;
    }
    String indent = INDENT + INDENT;
    if (!body.stream().allMatch(line -> line.startsWith(indent) || line.isBlank())) {
      return false;
    }
    List<String> all = body.stream().map(l -> l.substring(Math.min(8, l.length()))).toList();
    List<String> text = all.stream().dropWhile(line -> export(command.first(), line)).toList();
    return add(new PostStep.RunText(command.first(), directory.get(), String.join("\n", text)));
  }

  /** Whether a line gives the step a variable that comes with a mount; takes note of it then. */
  private boolean export(int line, String text) {
    Optional<SecretExport> export = SecretExport.read(text);
    export
        .flatMap(SecretExport::name)
        .ifPresent(name -> steps.add(new PostStep.SecretVariable(line, export.get().id(), name)));
    return export.isPresent();
  }

  private static boolean isInFull(List<String> lines) {
    return lines.get(lines.size() - 1).strip().equals(")");
  }

  /** The directory that a step runs in: the root if it goes nowhere; empty if that is not plain. */
  private static Optional<String> directory(Optional<String> word) {
    return word(word.orElse("/")).filter(path -> path.startsWith("/"));
  }

  private boolean subshell(ScriptCommand command, Matcher subshell) {
    Optional<String> directory = directory(Optional.ofNullable(subshell.group("directory")));
    Optional<SimpleCommand> inner =
        SimpleCommand.parse(subshell.group("command").replace(OWN_HOME, ""));
    Optional.ofNullable(subshell.group("exports")).stream()
        .flatMap(SecretExport::split)
        .forEach(line -> export(command.first(), line));
    return directory.isPresent()
        && inner.isPresent()
        && program(command, directory.get(), inner.get());
  }

  /** A program that is started with words that are plain texts. */
  private boolean program(ScriptCommand command, String directory, SimpleCommand inner) {
    Optional<List<String>> texts = inner.texts();
    if (texts.isEmpty() || !inner.isPlain() || inner.words().get(0).assigns()) {
      return false;
    }
    List<String> words = texts.get();
    Optional<String> user = Optional.empty();
    boolean offline = words.get(0).equals("sifter_offline") && words.size() > 1;
    if (offline) {
      words = words.subList(1, words.size());
    } else if (words.get(0).equals("sifter_run_as") && words.size() > 2) {
      user = Optional.of(words.get(1));
      words = words.subList(2, words.size());
    } else if (words.get(0).equals("exec") && words.size() > 1 && !words.get(1).startsWith("-")) {
      words = words.subList(1, words.size());
    } else if (words.get(0).indexOf('/') < 0) {
      return false;
    }
    return add(new PostStep.RunProgram(command.first(), directory, user, offline, words));
  }

  private boolean simple(ScriptCommand source, SimpleCommand command) {
    int line = source.first();
    if (command.program().equals("export")) {
      return command.isPlain()
          && command.words().size() == 2
          && assignment(line, command.words().get(1), /* exported= */ true);
    }
    if (command.words().size() == 1 && command.words().get(0).assigns()) {
      return command.isPlain() && assignment(line, command.words().get(0), /* exported= */ false);
    }
    Optional<List<String>> texts = command.texts();
    if (texts.isPresent() && label(line, command, texts.get())) {
      return true;
    }
    if (source.bodies() > 0 && !command.readsHeredoc()) {
      return false;
    }
    if (touchesOnlyStaging(command, texts)) {
      return add(new PostStep.Prepare(line, command, source));
    }
    if (PLACING.contains(command.program()) && command.isPlain()) {
      return place(source, command);
    }
    if (command.program().equals("sifter_put_tree") && command.isPlain()) {
      return placeAll(source, command);
    }
    if (texts.isEmpty() || !command.isPlain()) {
      return false;
    }
    List<String> words = texts.get();
    return switch (words.get(0)) {
      case "mkdir" -> directory(source, words);
      case "sifter_mkdir" ->
          words.size() == 4
              && add(
                  new PostStep.MakeDirectory(
                      line,
                      words.get(1),
                      Optional.of(words.get(2)).filter(w -> !w.isEmpty()),
                      Optional.of(words.get(3)).filter(w -> !w.isEmpty()),
                      source.whole()));
      case "sifter_put" ->
          words.size() == 3
              && isStaged(words.get(2))
              && add(new PostStep.Put(line, words.get(1), words.get(2), source.whole()));
      case "sifter_put_as" ->
          words.size() == 5
              && isStaged(words.get(4))
              && add(new PostStep.Put(line, words.get(3), words.get(4), source.whole()));
      case "sifter_mount" ->
          words.size() >= 5
              && add(
                  new PostStep.Mount(
                      line, words.get(2), words.get(3), words.subList(4, words.size())));
      case "sifter_label" ->
          words.size() == 4 && add(new PostStep.SetLabel(line, words.get(2), words.get(3)));
      case "sifter_secret" ->
          words.size() == 6
              && words.get(2).startsWith(SECRETS)
              && add(
                  new PostStep.Secret(
                      line,
                      words.get(2).substring(SECRETS.length()),
                      words.get(3),
                      words.get(4),
                      words.get(5)));
      case "sifter_end_secret" ->
          words.size() == 4 && add(new PostStep.Unmount(line, words.get(3)));
      case "sifter_unmount" -> words.size() == 3 && add(new PostStep.Unmount(line, words.get(2)));
      case "mount" ->
          words.size() == 5
              && words.subList(1, 4).equals(List.of("-n", "-o", "remount,bind,ro"))
              && add(new PostStep.ProtectMount(line, words.get(4)));
      case "exec", "sifter_run_as", "sifter_offline" -> false; // would end the whole script
      default -> program(source, "/", command);
    };
  }

  private boolean assignment(int line, Word word, boolean exported) {
    List<Expansion.Part> parts = word.value().parts();
    if (!word.assigns() || !(parts.get(0) instanceof Expansion.Literal first)) {
      return false;
    }
    int equals = first.text().indexOf('=');
    String name = first.text().substring(0, Math.max(equals, 0));
    List<Expansion.Part> rest = new ArrayList<>(parts.subList(1, parts.size()));
    rest.add(0, new Expansion.Literal(first.text().substring(equals + 1)));
    return Reference.isName(name)
        && add(new PostStep.SetVariable(line, name, Expansion.of(rest), exported));
  }

  private boolean label(int line, SimpleCommand command, List<String> words) {
    boolean isLabel =
        command.output().equals(Optional.of(labels))
            && command.appends()
            && words.size() == 3
            && words.subList(0, 2).equals(List.of("printf", "%s\\n"))
            && words.get(2).indexOf('\n') < 0;
    if (isLabel) {
      String[] parts = words.get(2).split(" ", 2);
      add(new PostStep.SetLabel(line, parts[0], parts.length > 1 ? parts[1].strip() : ""));
    }
    return isLabel;
  }

  private static boolean touchesOnlyStaging(SimpleCommand command, Optional<List<String>> texts) {
    if (texts.isEmpty() || !OF_STAGING.contains(command.program())) {
      return false;
    }
    if (command.output().isPresent()) {
      return isStaged(command.output().get()) && !command.appends();
    }
    List<String> words = texts.get();
    return switch (command.program()) {
      case "sifter_chown" -> words.size() == 3 && isStaged(words.get(2));
      case "chmod", "chown" ->
          words.size() > 2
              && words.stream()
                  .skip(words.get(1).startsWith("-") ? 3 : 2)
                  .allMatch(PostReader::isStaged);
      case "mkdir" -> words.size() == 3 && words.get(1).equals("-p") && isStaged(words.get(2));
      case "ln" -> isStaged(words.get(words.size() - 1));
      case "find" -> words.size() > 1 && isStaged(words.get(1));
      default -> false;
    };
  }

  private boolean place(ScriptCommand source, SimpleCommand command) {
    List<Word> words = command.words();
    Optional<List<String>> texts = command.texts();
    if (words.size() == 4 && texts.isPresent() && special(source.first(), texts.get())) {
      return true;
    }
    boolean isFile = command.program().equals("sifter_put_file");
    boolean isMove = words.size() > 3 && words.get(1).text().equals(Optional.of("-f"));
    if (isFile ? words.size() != 3 : !command.program().equals("mv") || !isMove) {
      return false;
    }
    Optional<String> destination = words.get(isFile ? 1 : words.size() - 1).text();
    List<Word> sources = isFile ? words.subList(2, 3) : words.subList(2, words.size() - 1);
    if (destination.isEmpty() || !destination.get().startsWith("/")) {
      return false;
    }
    return sources.stream()
            .allMatch(word -> word.value().asLiteral().filter(PostReader::isStaged).isPresent())
        && add(new PostStep.Place(source.first(), sources, destination.get(), source.whole()));
  }

  private boolean placeAll(ScriptCommand source, SimpleCommand command) {
    Optional<List<String>> words = command.texts().filter(w -> w.size() == 3);
    return words.isPresent()
        && isStaged(words.get().get(2))
        && add(
            new PostStep.PlaceAll(
                source.first(), words.get().get(1), words.get().get(2), source.whole()));
  }

  /** A copy that is none into the image: into a cache, or for a later stage. */
  private boolean special(int line, List<String> words) {
    String from = words.get(2);
    String to = words.get(3);
    if (words.get(1).equals("-aH") && to.startsWith(MATCHES) && to.endsWith("/" + UNNAMED)) {
      String directory = to.substring(0, to.length() - UNNAMED.length() - 1);
      return from.startsWith("/")
          && add(new PostStep.LayOut(line, directory, DockerfileWord.literalPath(from), false));
    }
    return words.get(1).equals("-a")
        && isStaged(from)
        && from.endsWith("/.")
        && to.startsWith(MountFlags.CACHE)
        && to.endsWith("/")
        && add(
            new PostStep.FillCache(
                line, from.substring(0, from.length() - 2), to.substring(0, to.length() - 1)));
  }

  private boolean directory(ScriptCommand source, List<String> words) {
    if (words.size() == 3 && words.get(2).startsWith(MATCHES)) {
      return words.get(1).equals("-p") && add(new PostStep.ForEngine(source.first()));
    }
    return words.size() == 3
        && words.get(1).equals("-p")
        && words.get(2).startsWith("/")
        && add(
            new PostStep.MakeDirectory(
                source.first(), words.get(2), Optional.empty(), Optional.empty(), source.whole()));
  }

  static boolean isStaged(String path) {
    return path.startsWith(STAGING) && !path.contains("/../");
  }
}
