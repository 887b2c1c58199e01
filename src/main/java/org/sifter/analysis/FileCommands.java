package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sifter.analysis.FileChange.Kind;
import org.sifter.analysis.FileChange.Reach;
import org.sifter.plan.ContainerPaths;
import org.sifter.source.Span;

/** What the usual commands do to files, by their manuals. */
final class FileCommands {
  private static final Set<String> FIND_TESTS_OF_ALL =
      Set.of("-mindepth", "-maxdepth", "-delete", "-depth", "-xdev");
  private static final String DEFAULT_HOMES = "/home";

  private final Invocation invocation;
  private final Predicate<String> isDirectory;
  private final List<FileEffect> effects = new ArrayList<>();

  private FileCommands(Invocation invocation, Predicate<String> isDirectory) {
    this.invocation = invocation;
    this.isDirectory = isDirectory;
  }

  /**
   * What a command does.
   *
   * @param isDirectory whether a path is known to be a directory
   */
  static List<FileEffect> effects(Invocation invocation, Predicate<String> isDirectory) {
    FileCommands commands = new FileCommands(invocation, isDirectory);
    commands.redirections();
    Consumer<FileCommands> effect = BY_NAME.get(invocation.name());
    if (effect != null) {
      effect.accept(commands);
    } else {
      commands.prefix();
    }
    return commands.effects;
  }

  private static final Map<String, Consumer<FileCommands>> BY_NAME =
      Map.ofEntries(
          Map.entry("mkdir", FileCommands::mkdir),
          Map.entry("touch", FileCommands::touch),
          Map.entry("tee", FileCommands::tee),
          Map.entry("cp", FileCommands::cp),
          Map.entry("mv", FileCommands::mv),
          Map.entry("rsync", FileCommands::rsync),
          Map.entry("install", FileCommands::install),
          Map.entry("ln", FileCommands::ln),
          Map.entry("rm", FileCommands::rm),
          Map.entry("rmdir", FileCommands::rm),
          Map.entry("unlink", FileCommands::rm),
          Map.entry("find", FileCommands::find),
          Map.entry("chmod", FileCommands::chmod),
          Map.entry("chown", FileCommands::chown),
          Map.entry("sed", FileCommands::sed),
          Map.entry("tar", FileCommands::tar),
          Map.entry("bsdtar", FileCommands::tar),
          Map.entry("unzip", FileCommands::unzip),
          Map.entry("git", FileCommands::git),
          Map.entry("wget", FileCommands::wget),
          Map.entry("curl", FileCommands::curl),
          Map.entry("aria2c", FileCommands::wget),
          Map.entry("useradd", FileCommands::useradd),
          Map.entry("adduser", FileCommands::adduser),
          Map.entry("python", FileCommands::python),
          Map.entry("python2", FileCommands::python),
          Map.entry("python3", FileCommands::python),
          Map.entry("virtualenv", FileCommands::virtualenv),
          Map.entry("uv", FileCommands::uv),
          Map.entry("pip", FileCommands::pip),
          Map.entry("pip3", FileCommands::pip),
          Map.entry("conda", FileCommands::conda),
          Map.entry("mamba", FileCommands::conda),
          Map.entry("micromamba", FileCommands::conda));

  private void redirections() {
    for (Argument file : invocation.writtenFiles()) {
      add(Kind.CONTENT, file, Reach.ITSELF, "");
    }
  }

  private void mkdir() {
    CommandLine line = line("mZ", "mode");
    String mode = line.value("m", "mode").map(Argument::value).orElse("");
    line.operands().forEach(operand -> add(Kind.DIRECTORY, operand, Reach.ITSELF, mode));
  }

  private void touch() {
    line("dtr", "date", "reference")
        .operands()
        .forEach(operand -> add(Kind.CONTENT, operand, Reach.ITSELF, ""));
  }

  private void tee() {
    line("").operands().forEach(operand -> add(Kind.CONTENT, operand, Reach.ITSELF, ""));
  }

  private void cp() {
    transfer(line("tS", "target-directory", "suffix"), "", Reach.TREE);
  }

  private void mv() {
    CommandLine line = line("tS", "target-directory", "suffix");
    sources(line).forEach(source -> add(Kind.REMOVED, source, Reach.TREE, ""));
    transfer(line, "", Reach.TREE);
  }

  private void rsync() {
    transfer(line("efBMT", "rsh", "exclude", "include", "files-from"), "", Reach.TREE);
  }

  private void install() {
    CommandLine line = line("mogtS", "mode", "owner", "group", "target-directory", "suffix");
    String mode = line.value("m", "mode").map(Argument::value).orElse("");
    if (line.has("d", "directory")) {
      line.operands().forEach(operand -> add(Kind.DIRECTORY, operand, Reach.ITSELF, mode));
    } else {
      transfer(line, mode, Reach.ITSELF);
    }
  }

  private static List<Argument> sources(CommandLine line) {
    return line.has("t", "target-directory") ? line.operands() : line.allButLast();
  }

  /** Copies the sources to the last operand, or to the directory that an option names. */
  private void transfer(CommandLine line, String mode, Reach reach) {
    Optional<Argument> into = line.value("t", "target-directory");
    Optional<Argument> target = into.isPresent() ? into : line.last();
    Optional<String> path = target.flatMap(invocation::path);
    List<Argument> sources = sources(line);
    if (path.isEmpty() || sources.isEmpty()) {
      return;
    }
    boolean directory =
        into.isPresent() || sources.size() > 1 || isDirectory(target.get(), path.get());
    for (Argument source : sources) {
      String name = Paths.fileName(ContainerPaths.clean(source.value()));
      boolean named = directory && source.text().isPresent() && !name.equals(".");
      add(
          Kind.CONTENT,
          named ? below(path.get(), name) : path.get(),
          directory && !named ? Reach.INSIDE : reach,
          mode,
          invocation.span(target.get()));
    }
  }

  private boolean isDirectory(Argument argument, String path) {
    return argument.value().endsWith("/")
        || argument.value().endsWith("/.")
        || argument.value().equals(".")
        || isDirectory.test(path);
  }

  private void ln() {
    CommandLine line = line("tS", "target-directory", "suffix");
    List<Argument> operands = line.operands();
    if (!line.has("s", "symbolic") || operands.isEmpty()) {
      return;
    }
    Argument target = operands.get(0);
    String pointed = invocation.path(target).orElse("");
    boolean absolute = target.value().startsWith("/") || target.word().beginsWithTilde();
    String detail = absolute ? pointed : target.value();
    Span span = invocation.span(target);
    Optional<Argument> at = line.value("t", "target-directory");
    if (at.isPresent() || operands.size() == 1) {
      at.map(invocation::path)
          .orElseGet(() -> invocation.position().directory())
          .ifPresent(dir -> link(below(dir, Paths.fileName(target.value())), detail, span));
    } else if (operands.size() == 2) {
      Argument name = operands.get(1);
      boolean into = !line.has("T", "n", "no-dereference", "no-target-directory");
      invocation
          .path(name)
          .map(
              path ->
                  into && isDirectory(name, path)
                      ? below(path, Paths.fileName(target.value()))
                      : path)
          .ifPresent(path -> link(path, detail, span));
    }
  }

  private void link(String path, String target, Span span) {
    add(Kind.LINK, path, Reach.ITSELF, target, span);
  }

  private void rm() {
    CommandLine line = line("");
    boolean tree = line.has("r", "R", "recursive");
    line.operands()
        .forEach(operand -> add(Kind.REMOVED, operand, tree ? Reach.TREE : Reach.ITSELF, ""));
  }

  private void find() {
    List<Argument> arguments = invocation.arguments();
    List<Argument> points = arguments.stream().takeWhile(a -> !a.isOption()).toList();
    List<String> texts = invocation.texts();
    boolean all =
        texts.stream()
            .takeWhile(text -> !text.startsWith("-exec"))
            .filter(text -> text.startsWith("-"))
            .allMatch(FIND_TESTS_OF_ALL::contains);
    boolean removes =
        texts.contains("-delete") || (texts.contains("-exec") && texts.contains("rm"));
    if (all && removes) {
      points.forEach(
          point ->
              invocation
                  .path(point)
                  .ifPresent(
                      path ->
                          add(
                              Kind.REMOVED,
                              below(path, "*"),
                              Reach.TREE,
                              "",
                              invocation.span(point))));
    }
    int chmod = texts.indexOf("chmod");
    if (chmod > 0 && chmod + 1 < texts.size() && texts.get(chmod - 1).startsWith("-exec")) {
      String mode = texts.get(chmod + 1);
      points.forEach(point -> add(Kind.MODE, point, Reach.TREE, mode));
    }
  }

  private void chmod() {
    // A mode such as -x or go-rwx looks like options to other commands.
    List<Argument> rest = new ArrayList<>();
    boolean tree = false;
    for (Argument argument : invocation.arguments()) {
      boolean option =
          argument.isOption()
              && (argument.value().startsWith("--")
                  || argument.value().substring(1).chars().allMatch(c -> "Rcfv".indexOf(c) >= 0));
      tree |= option && (argument.value().contains("R") || argument.is("--recursive"));
      if (!option) {
        rest.add(argument);
      }
    }
    if (rest.isEmpty() || rest.get(0).text().isEmpty()) {
      return;
    }
    String mode = rest.get(0).value();
    for (Argument operand : rest.subList(1, rest.size())) {
      add(Kind.MODE, operand, tree ? Reach.TREE : Reach.ITSELF, mode);
    }
  }

  private void chown() {
    CommandLine line = line("", "from", "reference");
    boolean tree = line.has("R", "recursive");
    List<Argument> operands = line.operands();
    if (operands.size() > 1 && operands.get(0).text().isPresent()) {
      String owner = operands.get(0).value();
      operands
          .subList(1, operands.size())
          .forEach(file -> add(Kind.OWNER, file, tree ? Reach.TREE : Reach.ITSELF, owner));
    }
  }

  private void sed() {
    boolean inPlace =
        invocation.texts().stream()
            .anyMatch(text -> text.startsWith("-i") || text.startsWith("--in-place"));
    CommandLine line = line("ef", "expression", "file");
    if (inPlace) {
      line.operands().stream()
          .skip(line.has("e", "f", "expression", "file") ? 0 : 1)
          .forEach(file -> add(Kind.CONTENT, file, Reach.ITSELF, ""));
    }
  }

  private void tar() {
    List<Argument> arguments = invocation.arguments();
    String first = arguments.isEmpty() ? "" : arguments.get(0).value();
    boolean bundled = !first.isEmpty() && !first.startsWith("-");
    boolean extracts =
        (bundled && first.contains("x")) || line("CfbTXI").has("x", "extract", "get");
    CommandLine line = line("CfbTXI", "directory", "file");
    if (extracts && !line.has("O", "to-stdout")) {
      into(line.value("C", "directory"));
    }
  }

  private void unzip() {
    CommandLine line = line("dP");
    if (!line.has("p", "l", "t", "Z", "v")) {
      into(line.value("d"));
    }
  }

  private void git() {
    List<Argument> arguments = invocation.arguments();
    int clone = -1;
    for (int i = 0; i < arguments.size() && clone < 0; i++) {
      clone = arguments.get(i).is("clone") ? i : -1;
    }
    if (clone < 0) {
      return;
    }
    CommandLine line =
        CommandLine.of(
            arguments.subList(clone + 1, arguments.size()),
            "bocuj",
            "branch",
            "depth",
            "origin",
            "config",
            "jobs",
            "reference",
            "filter",
            "shallow-since",
            "separate-git-dir",
            "template");
    List<Argument> operands = line.operands();
    if (operands.size() > 1) {
      add(Kind.CONTENT, operands.get(1), Reach.TREE, "");
    } else if (operands.size() == 1 && operands.get(0).text().isPresent()) {
      String name =
          Paths.fileName(ContainerPaths.clean(operands.get(0).value())).replaceFirst("\\.git$", "");
      inDirectory(invocation.position().directory(), name, Reach.TREE);
    }
  }

  private void wget() {
    CommandLine line =
        line(
            "OPoaieUtTwQdl",
            "output-document",
            "directory-prefix",
            "output-file",
            "input-file",
            "header",
            "user-agent",
            "tries",
            "timeout",
            "dir",
            "out");
    Optional<Argument> file = line.value("O", "output-document", "o", "out");
    if (line.has("O", "output-document")) {
      file.filter(name -> !name.is("-"))
          .ifPresent(name -> add(Kind.CONTENT, name, Reach.ITSELF, ""));
      return;
    }
    Optional<Argument> prefix = line.value("P", "directory-prefix", "dir");
    Optional<String> directory =
        prefix.isPresent() ? prefix.flatMap(invocation::path) : invocation.position().directory();
    line.operands().forEach(url -> download(url, directory));
  }

  private void curl() {
    CommandLine line =
        line(
            "oHdAeuxXFTbcCDEKmrwyYzQ",
            "output",
            "output-dir",
            "header",
            "data",
            "user-agent",
            "user",
            "proxy",
            "request",
            "form",
            "retry",
            "retry-delay",
            "max-time",
            "connect-timeout",
            "cacert",
            "proto",
            "write-out");
    Optional<String> directory =
        line.has("output-dir")
            ? line.value("output-dir").flatMap(invocation::path)
            : invocation.position().directory();
    if (line.has("o", "output")) {
      line.value("o", "output")
          .filter(name -> !name.is("-"))
          .ifPresent(name -> add(Kind.CONTENT, name, Reach.ITSELF, ""));
    } else if (line.has("O", "remote-name")) {
      line.operands().forEach(url -> download(url, directory));
    }
  }

  private void download(Argument url, Optional<String> directory) {
    String text = url.value();
    String name = Paths.fileName(text.split("[?#]", 2)[0]);
    boolean named = text.contains("://") && !name.isEmpty();
    directory.ifPresent(
        dir ->
            add(
                Kind.CONTENT,
                named ? below(dir, name) : dir,
                named ? Reach.ITSELF : Reach.INSIDE,
                "",
                invocation.span(url)));
  }

  private void useradd() {
    CommandLine line =
        line(
            "bcdefgGkKpRsuZ",
            "home-dir",
            "base-dir",
            "comment",
            "gid",
            "groups",
            "shell",
            "uid",
            "skel",
            "password");
    if (line.has("m", "create-home")) {
      home(line.value("d", "home-dir"), line.last());
    }
  }

  private void adduser() {
    CommandLine line = line("hgsGuk", "home", "shell", "uid", "gid", "ingroup", "gecos");
    if (!line.has("H", "no-create-home")) {
      home(line.value("h", "home"), line.operands().stream().findFirst());
    }
  }

  private void home(Optional<Argument> directory, Optional<Argument> user) {
    if (directory.isPresent()) {
      add(Kind.DIRECTORY, directory.get(), Reach.ITSELF, "");
    } else {
      user.filter(name -> !name.value().isEmpty())
          .ifPresent(
              name ->
                  add(
                      Kind.DIRECTORY,
                      below(DEFAULT_HOMES, name.value()),
                      Reach.ITSELF,
                      "",
                      invocation.span(name)));
    }
  }

  private void python() {
    List<Argument> arguments = invocation.arguments();
    if (arguments.size() > 2
        && arguments.get(0).is("-m")
        && Stream.of("venv", "virtualenv").anyMatch(arguments.get(1)::is)) {
      tree(CommandLine.of(arguments.subList(2, arguments.size()), "p", "prompt", "python").last());
    } else if (arguments.size() > 2 && arguments.get(0).is("-m") && arguments.get(1).is("pip")) {
      pip();
    } else {
      prefix();
    }
  }

  private void virtualenv() {
    tree(line("p", "python", "prompt").last());
  }

  private void uv() {
    CommandLine line = line("p", "python", "prompt", "index-url", "target", "prefix");
    if (invocation.subcommand().equals("venv")) {
      tree(line.operands().stream().skip(1).findFirst());
    } else {
      pip();
    }
  }

  private void pip() {
    CommandLine line = line("tr", "target", "prefix", "root", "requirement");
    tree(line.value("t", "target").or(() -> line.value("prefix", "root")));
  }

  private void conda() {
    tree(line("pnc", "prefix", "name", "channel", "file").value("p", "prefix"));
  }

  /** {@code --prefix} and the like of installers and build systems. */
  private void prefix() {
    tree(line("", "prefix").value("prefix"));
    for (Argument argument : invocation.arguments()) {
      if (argument.value().startsWith("-DCMAKE_INSTALL_PREFIX=")
          || argument.value().startsWith("PREFIX=")) {
        String value = argument.value().substring(argument.value().indexOf('=') + 1);
        tree(Optional.of(new Argument(Optional.of(value), argument.word())));
      }
    }
    if (runsInstaller()) {
      tree(line("p", "prefix").value("p"));
    }
  }

  /** Whether it runs an installer of its own, such as {@code bash Miniconda3.sh -b -p DIR}. */
  private boolean runsInstaller() {
    String script =
        invocation.is("bash", "sh")
            ? invocation.operands().stream().findFirst().map(Argument::value).orElse("")
            : invocation.name();
    return script.endsWith(".sh") || script.endsWith(".run");
  }

  private void tree(Optional<Argument> directory) {
    directory.ifPresent(argument -> add(Kind.CONTENT, argument, Reach.TREE, ""));
  }

  /** Puts things of unknown names into a directory, or else into the working directory. */
  private void into(Optional<Argument> directory) {
    if (directory.isPresent()) {
      add(Kind.CONTENT, directory.get(), Reach.INSIDE, "");
    } else {
      inDirectory(invocation.position().directory(), "", Reach.INSIDE);
    }
  }

  private void inDirectory(Optional<String> directory, String name, Reach reach) {
    directory.ifPresent(dir -> add(Kind.CONTENT, below(dir, name), reach, "", invocation.span()));
  }

  private CommandLine line(String lettersWithValue, String... longsWithValue) {
    return CommandLine.of(invocation.arguments(), lettersWithValue, longsWithValue);
  }

  private static String below(String directory, String name) {
    return ContainerPaths.clean(directory + "/" + name);
  }

  private void add(Kind kind, Argument file, Reach reach, String detail) {
    // What looks like a pattern and is none names a file that is hardly there.
    boolean none =
        (kind == Kind.REMOVED || kind == Kind.MODE)
            && PathGlob.isPattern(file.value())
            && !file.isPattern();
    if (!none) {
      invocation
          .path(file)
          .ifPresent(path -> add(kind, path, reach, detail, invocation.span(file)));
    }
  }

  private void add(Kind kind, String path, Reach reach, String detail, Span span) {
    effects.add(new FileEffect(kind, path, reach, detail, span));
  }
}
