package org.sifter.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sifter.context.PathPattern;
import org.sifter.context.Selection;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.FileTransfer;
import org.sifter.definition.FilesSection;
import org.sifter.definition.Header;
import org.sifter.definition.HelpSection;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.plan.Provenance;
import org.sifter.plan.Variable;
import org.sifter.shell.ShellQuote;

/** A stage of the definition file while it is put together. */
final class StageDraft {
  /** Where files wait in the image until the step that puts them into place. */
  static final String STAGING = "/.sifter/";

  /** Where secrets are bound that a build is given. */
  private static final String SECRETS = STAGING + "secrets/";

  /** Where a stage keeps the path that its file system has on the host during the build. */
  private static final String ROOT_FILE = "/.sifter-rootfs";

  /** What the engine makes of the variables in the base image's config. */
  private static final String BASE_ENVIRONMENT = "/.singularity.d/env/10-docker2singularity.sh";

  private static final String ON_THE_HOST =
      "on the host, as the image may have no shell; no link of the image is followed out of it";

  private final Header header;
  private final Provenance base;
  private final List<Provenance> begun = new ArrayList<>();
  private final Layout layout;
  private final Map<Optional<String>, List<FileTransfer>> files = new LinkedHashMap<>();
  private final PostScript setup = new PostScript();
  private final Map<Scene, PostScript> steps = new TreeMap<>();
  private final Map<Scene, Set<ShellFunction>> functions = new TreeMap<>();
  private final PostScript last = new PostScript();
  private final Set<String> stagingNames = new HashSet<>();
  private final Set<String> directories = new HashSet<>();
  private final WorkingDirectories workingDirectories = new WorkingDirectories();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /**
   * For each other stage, the file that tells its place; in layers, for each variable the stage.
   */
  private final Map<String, String> roots = new LinkedHashMap<>();

  private final Map<String, Integer> caches = new LinkedHashMap<>();
  private final Map<String, String> sharing = new HashMap<>();
  private final VariableExports variables;
  private final HeldVariables held = new HeldVariables();
  private final PostScript environment = new PostScript();
  private final PostScript runscript = new PostScript();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> help = new ArrayList<>();
  private Scene scene;
  private boolean isFromImage;
  private boolean tellsRoot;
  private boolean holdsLinks;
  private boolean runsProcesses;
  private boolean writesLabels;
  private boolean hasBrokenEnvironment;
  private boolean mayHaveOtherShell;
  private boolean mayHaveOtherPrograms;
  private boolean mayHoldOddFiles;
  private boolean explainsCopies;
  private boolean expectsCopies;

  /**
   * An empty stage.
   *
   * @param base the instruction that asks for what it starts from
   * @param scene where its first steps run
   * @param variables what its steps will set, in order
   */
  StageDraft(Header header, Provenance base, Layout layout, Scene scene, List<Variable> variables) {
    this.header = header;
    this.base = base;
    this.layout = layout;
    this.scene = scene;
    this.variables = new VariableExports(variables);
    // A base image may hold links that a copy would follow.
    this.holdsLinks = !header.agent().isScratch();
    this.isFromImage = holdsLinks;
    for (Scene each : Scene.values()) {
      steps.put(each, new PostScript());
      functions.put(each, new TreeSet<>());
    }
  }

  /** What the definition file calls the stage. */
  String name() {
    return header.stageName().orElse("");
  }

  /**
   * Starts with the file system that an earlier stage ended with, which no bootstrap agent can. Its
   * owners, modes and links stay as they are.
   */
  void startFrom(StageDraft earlier, Provenance from) {
    isFromImage = earlier.isFromImage;
    mayHaveOtherShell |= earlier.mayHaveOtherShell;
    workingDirectories.startFrom(earlier.workingDirectories);
    takesFrom(earlier);
    mayHoldLinks();
    if (layout == Layout.LAYERS) {
      return;
    }
    String place = rootOf(earlier, from);
    setup.command(
        "cp -a --remove-destination " + place + "/. \"$SINGULARITY_ROOTFS\"/", from.span());
    setup.command("rm -rf \"$SINGULARITY_ROOTFS\"/.sifter-*", from.span());
  }

  /** Brings all that another stage holds into a staging directory. */
  void copyRoot(StageDraft other, String staging, Provenance user) {
    String place = rootOf(other, user);
    String copy = callInSetup(ShellFunction.COPY_ROOT);
    setup.command(copy + " " + place + " " + stagingPath(staging), user.span());
  }

  /**
   * Brings a part of what another stage holds into a staging directory.
   *
   * @param path where the part is; a slash at its end leaves its name out of the staging directory
   * @param expression what {@code find} selects in a directory, as shell words
   */
  void copyPart(StageDraft other, String path, String staging, String expression, Provenance user) {
    String place = rootOf(other, user);
    String select = callInSetup(ShellFunction.SELECT);
    String to = stagingPath(ContextCopy.trimSlash(staging)) + " " + expression;
    if (!PathPattern.hasWildcards(path)) {
      setup.command(select + " " + place + " " + ShellQuote.word(path) + " " + to, user.span());
      return;
    }
    setup.command("root=" + place, user.span());
    setup.command(
        "for match in "
            + ShellPattern.below("\"$root\"", path)
            + "; do case $match/ in */./* | */../*) continue;; esac; [ ! -e \"$match\" ] || "
            + select
            + " \"$root\" \"${match#\"$root\"}\" "
            + to
            + "; done",
        user.span());
  }

  /**
   * The shell word, in {@code %setup}, for the place of another stage's file system on the host.
   */
  private String rootOf(StageDraft other, Provenance user) {
    if (layout == Layout.LAYERS) {
      String variable = rootVariable(other.name());
      roots.put(variable, other.name());
      return "\"$" + variable + "\"";
    }
    if (!other.tellsRoot) {
      other.tellsRoot = true;
      other.setup.code("echo \"$SINGULARITY_ROOTFS\" > \"$SINGULARITY_ROOTFS\"" + ROOT_FILE);
    }
    String file =
        roots.computeIfAbsent(
            other.name(),
            name -> {
              String place = stagingDirectory(user.line()) + "place";
              file(Optional.of(name), FileTransfer.ofPath(ROOT_FILE, place));
              return place;
            });
    return "\"$(cat " + stagingPath(file) + ")\"";
  }

  /**
   * A variable for each name of a stage. Those are of lower case, so that capitals may stand for
   * what no name of a variable may hold, and for what stands for a hyphen.
   */
  private static String rootVariable(String stage) {
    return "SIFTER_ROOT_" + stage.replace("_", "U").replace('-', '_').replace(".", "D");
  }

  /** Whether an image is at the bottom of it. */
  boolean isFromImage() {
    return isFromImage;
  }

  /** The image that it starts from; empty when from scratch. */
  Optional<String> baseImage() {
    return header.from();
  }

  /** Where the steps run by now. */
  Scene scene() {
    return scene;
  }

  /** From now on steps run in the image, which has a shell by now. */
  void enterImage() {
    scene = Scene.IMAGE;
  }

  /** Begins a step with its heading. */
  void beginStep(String dockerfile, Provenance provenance) {
    begun.add(provenance);
    steps().stepHeading(dockerfile, provenance, begun.size());
  }

  /** The instruction that asks for what it starts from. */
  Provenance base() {
    return base;
  }

  /** The instructions whose steps have begun, in order. */
  List<Provenance> begun() {
    return begun;
  }

  /** What is done step by step. */
  PostScript steps() {
    return steps.get(scene);
  }

  /** Takes note that links have been copied into the image, which a path may lead through. */
  void mayHoldLinks() {
    holdsLinks = true;
  }

  /** The shell word for a path in the image, which is absolute and without {@code ..}. */
  String path(String path) {
    String word = ShellQuote.word(path);
    if (scene == Scene.IMAGE) {
      return word;
    }
    if (!holdsLinks || path.startsWith(STAGING)) {
      return stagingPath(path);
    }
    return "\"$(" + call(ShellFunction.INSIDE) + " " + word + ")\"";
  }

  /** The shell word for an owner, as {@code chown} takes it. */
  String owner(String owner) {
    String word = ShellQuote.word(owner);
    return scene == Scene.IMAGE || owner.matches("[0-9:]*")
        ? word
        : "\"$(" + call(ShellFunction.INSIDE_OWNER) + " " + word + ")\"";
  }

  /** What {@code %post} does after all steps, for the sake of other stages. */
  PostScript last() {
    return last;
  }

  /** What {@code %setup} does on the host before {@code %files}. */
  PostScript setup() {
    return setup;
  }

  /** The same, for files of the build context that are copied just as they are. */
  PostScript setupAsTheyAre() {
    if (scene == Scene.IMAGE && !explainsCopies) {
      explainsCopies = true;
      setup.comment(
          "as they are: %files would give these files the time of the build, and follow links");
    }
    return setup;
  }

  PostScript environment() {
    return environment;
  }

  PostScript runscript() {
    return runscript;
  }

  List<Label> labels() {
    return labels;
  }

  List<String> help() {
    return help;
  }

  /** The variables of {@code %post}. */
  VariableExports variables() {
    return variables;
  }

  /** The variables that only the steps see. */
  HeldVariables held() {
    return held;
  }

  /** Takes note that the engine writes the base image's variables in a way that no shell reads. */
  void replaceBaseEnvironment() {
    hasBrokenEnvironment = true;
  }

  /** Takes note that a step may have put another shell in the place of {@code /bin/sh}. */
  void mayHaveOtherShell() {
    mayHaveOtherShell = true;
  }

  /** Takes note that a step may have put a program of its own in front of those in /bin. */
  void mayHaveOtherPrograms() {
    mayHaveOtherPrograms = true;
  }

  /**
   * Writes commands that are not of the Dockerfile, in between those that keep them from programs
   * that the Dockerfile brings.
   */
  void withOwnPrograms(Runnable commands) {
    boolean shields = mayHaveOtherPrograms && scene == Scene.IMAGE;
    if (shields) {
      steps().code(OtherPrograms.LEAVE);
    }
    commands.run();
    if (shields) {
      steps().code(OtherPrograms.RETURN);
    }
  }

  /** Takes note that it may hold files that {@code %files} copies otherwise. */
  void mayHoldOddFiles() {
    mayHoldOddFiles = true;
  }

  /** Takes note that it gets files of another stage, with all that is odd about them. */
  void takesFrom(StageDraft other) {
    mayHoldOddFiles |= other.mayHoldOddFiles;
    mayHaveOtherPrograms |= other.mayHaveOtherPrograms;
  }

  /** Whether {@code %files} surely copies what it holds as it is. */
  boolean holdsPlainFiles() {
    return layout == Layout.WHOLE && !mayHoldOddFiles;
  }

  /** Whether {@code %files} can be used, which copies what is not exact. */
  boolean hasFilesSection() {
    return layout == Layout.WHOLE;
  }

  /** Whether caches outlive the build. */
  boolean keepsCaches() {
    return layout == Layout.LAYERS;
  }

  /** Takes note that files will wait in staging directories for their steps. */
  void expectCopies() {
    expectsCopies = true;
  }

  /** Whether files may wait in staging directories while a step runs. */
  boolean expectsCopies() {
    return expectsCopies;
  }

  /** Whether the shell of {@code %post} is surely the one that Docker would start by now. */
  boolean hasItsShell() {
    return !mayHaveOtherShell;
  }

  /**
   * Takes note that a process of the Dockerfile runs, so that its environment matters and nothing
   * is known of directories any more.
   */
  void runsProcesses() {
    runsProcesses = true;
    directories.clear();
  }

  /** The shell word for the file from which the engine takes labels before all others. */
  String labelsFile() {
    writesLabels = true;
    // In %setup the engine does not tell its name.
    return scene == Scene.IMAGE ? "\"$SINGULARITY_LABELS\"" : path("/.build.labels");
  }

  /** The call of a function, which will be defined above the steps. */
  String call(ShellFunction function) {
    functions.get(scene).add(function);
    function.uses().forEach(this::call);
    return function.functionName();
  }

  /** The call of a function in {@code %setup}, which will define it. */
  String callInSetup(ShellFunction function) {
    functions.get(Scene.HOST).add(function);
    function.uses().forEach(this::callInSetup);
    return function.functionName();
  }

  /** The shell word for a path in a staging directory, in {@code %setup}. */
  String stagingPath(String path) {
    return "\"$SINGULARITY_ROOTFS\"" + ShellQuote.word(path);
  }

  /** A staging directory of its own for the step on the given line, with a slash at its end. */
  String stagingDirectory(int line) {
    // A layer must not change with the lines above it.
    String name = Integer.toString(layout == Layout.LAYERS ? stagingNames.size() + 1 : line);
    for (int i = 2; !stagingNames.add(name); i++) {
      name = line + "-" + i;
    }
    return STAGING + name + "/";
  }

  /** Takes note that a directory is there, with those above it. */
  void hasDirectory(String path) {
    String each = path;
    while (!each.isEmpty() && directories.add(each)) { // those above a known one are known
      each = each.substring(0, each.lastIndexOf('/'));
    }
  }

  /** Whether a directory is known to be there. */
  boolean knowsDirectory(String path) {
    return directories.contains(path);
  }

  /** The working directories that are there. */
  WorkingDirectories workingDirectories() {
    return workingDirectories;
  }

  /**
   * The file in the image onto which a build may bind a secret or the socket of an agent. It is
   * there while the image is built, and empty.
   *
   * @param id what the Dockerfile calls the secret
   */
  String secretFile(String id) {
    String name = id.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") ? id : "secret";
    for (int i = 2; !secrets.getOrDefault(name, id).equals(id); i++) {
      name = "secret-" + i;
    }
    String file = SECRETS + name;
    if (secrets.put(name, id) == null) {
      if (secrets.size() == 1) {
        stagingNames.add("secrets");
        setup.code("mkdir -p " + stagingPath(SECRETS));
      }
      setup.code(": > " + stagingPath(file));
    }
    return file;
  }

  /** For each file onto which a secret may be bound, its id. */
  Map<String, String> secretFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    secrets.forEach((name, id) -> files.put(SECRETS + name, id));
    return files;
  }

  /** Whether a step before has had the cache with the given id. */
  boolean hasCache(String id) {
    return caches.containsKey(id);
  }

  /** The directory in which the cache with the given id is kept for the steps of the stage. */
  String cacheDirectory(String id, String shared) {
    stagingNames.add("cache");
    sharing.putIfAbsent(id, shared);
    int number = caches.computeIfAbsent(id, unknown -> caches.size() + 1);
    return STAGING + "cache/" + number;
  }

  /** Copies a file or directory of the build context or of another stage before {@code %post}. */
  void file(Optional<String> fromStage, FileTransfer transfer) {
    files.computeIfAbsent(fromStage, stage -> new ArrayList<>()).add(transfer);
  }

  /**
   * The finished stage.
   *
   * @param stepsBefore the number of the last step before its own
   * @param given the ids of secrets that the build is given; the engine binds them in each stage
   */
  DefinitionStage build(int stepsBefore, Set<String> given) {
    List<Section> sections = new ArrayList<>();
    files.forEach((stage, transfers) -> sections.add(new FilesSection(stage, transfers)));
    boolean ranInImage = !steps.get(Scene.IMAGE).isEmpty();
    if (ranInImage || (scene == Scene.IMAGE && !last.isEmpty())) {
      given.stream().sorted().forEach(this::secretFile);
    }
    List<ScriptLine> setupLines = setupLines(/* toTheEnd= */ !ranInImage);
    if (!setupLines.isEmpty()) {
      sections.add(ScriptSection.of(ScriptKind.SETUP, numbered(setupLines, stepsBefore)));
    }
    if (ranInImage || (scene == Scene.IMAGE && !last.isEmpty())) {
      sections.add(ScriptSection.of(ScriptKind.POST, numbered(postLines(), stepsBefore)));
    }
    script(ScriptKind.ENVIRONMENT, environment).ifPresent(sections::add);
    script(ScriptKind.RUNSCRIPT, runscript).ifPresent(sections::add);
    if (!runscript.isEmpty()) {
      sections.add(
          ScriptSection.of(
              ScriptKind.STARTSCRIPT,
              List.of(ScriptLine.code("exec /.singularity.d/runscript \"$@\""))));
    }
    if (!labels.isEmpty()) {
      sections.add(new LabelsSection(labels));
    }
    if (!help.isEmpty()) {
      sections.add(new HelpSection(help));
    }
    return new DefinitionStage(header, sections);
  }

  private static List<ScriptLine> numbered(List<ScriptLine> lines, int stepsBefore) {
    return lines.stream()
        .map(
            line ->
                line.step().isPresent()
                    ? line.beginning(stepsBefore + line.step().getAsInt())
                    : line)
        .toList();
  }

  /**
   * The finished stage, as a layer.
   *
   * @param selections what it takes of the build context
   */
  LayerScript buildLayer(List<Selection> selections) {
    boolean ranInImage = !steps.get(Scene.IMAGE).isEmpty();
    boolean hasPost = ranInImage || (scene == Scene.IMAGE && !last.isEmpty());
    Map<String, LayerScript.CacheMount> cacheMounts = new LinkedHashMap<>();
    caches.keySet().forEach(id -> cacheMounts.put(cacheDirectory(id, ""), cacheMount(id)));
    return new LayerScript(
        name(),
        header,
        setupLines(/* toTheEnd= */ !ranInImage),
        hasPost ? postLines() : List.of(),
        roots,
        cacheMounts,
        secretFiles(),
        selections);
  }

  private LayerScript.CacheMount cacheMount(String id) {
    return new LayerScript.CacheMount(id, sharing.getOrDefault(id, "shared"));
  }

  private static Optional<Section> script(ScriptKind kind, PostScript script) {
    return script.isEmpty()
        ? Optional.empty()
        : Optional.of(ScriptSection.of(kind, script.lines()));
  }

  private List<ScriptLine> postLines() {
    PostScript whole = new PostScript();
    if (runsProcesses) {
      Isolation.beginProcesses(whole, writesLabels);
      if (hasBrokenEnvironment) {
        whole.comment("the engine has not quoted the base image's variables: they are set below");
        whole.code(": > " + BASE_ENVIRONMENT);
      } else if (isFromImage) {
        whole.code(". " + BASE_ENVIRONMENT);
      }
      if (layout == Layout.WHOLE) {
        whole.trace();
      }
    } else {
      Isolation.begin(whole);
    }
    functions(Scene.IMAGE).forEach(whole::code);
    if (!steps.get(Scene.IMAGE).isEmpty()) {
      whole.blank();
    }
    List<ScriptLine> lines = new ArrayList<>(whole.lines());
    lines.addAll(steps.get(Scene.IMAGE).lines());
    if (!secrets.isEmpty()) {
      lines.add(ScriptLine.code(""));
      lines.add(ScriptLine.code("umount -n " + SECRETS + "* 2> /dev/null || :"));
    }
    if (mayHaveOtherPrograms && !stagingNames.isEmpty()) {
      lines.add(ScriptLine.code(""));
      lines.add(ScriptLine.code(OtherPrograms.LEAVE));
    }
    lines.addAll(end("/.sifter"));
    return lines;
  }

  /**
   * What is done on the host.
   *
   * @param toTheEnd whether nothing is done in the image after it
   */
  private List<ScriptLine> setupLines(boolean toTheEnd) {
    PostScript hosted = steps.get(Scene.HOST);
    PostScript whole = new PostScript();
    if (setup.isEmpty() && hosted.isEmpty() && (!toTheEnd || scene == Scene.IMAGE)) {
      return List.of();
    }
    whole.code("umask 022");
    if (!functions.get(Scene.HOST).isEmpty()) {
      whole.code("set +x");
    }
    functions(Scene.HOST).forEach(whole::code);
    List<ScriptLine> lines = new ArrayList<>(whole.lines());
    lines.addAll(setup.lines());
    if (!hosted.isEmpty()) {
      lines.add(ScriptLine.code(""));
      lines.addAll(ScriptLine.comment(ON_THE_HOST));
    }
    lines.addAll(hosted.lines());
    if (toTheEnd && scene == Scene.HOST) {
      lines.addAll(end("\"$SINGULARITY_ROOTFS\"/.sifter"));
    }
    return lines;
  }

  /** The definitions of the functions that are called, with an empty line before each. */
  private List<String> functions(Scene where) {
    return functions.get(where).stream().map(function -> "\n" + function.definition()).toList();
  }

  /** What follows all steps; the staging directories are removed. */
  private List<ScriptLine> end(String staging) {
    List<ScriptLine> lines = new ArrayList<>();
    if (!last.isEmpty()) {
      lines.add(ScriptLine.code(""));
    }
    lines.addAll(last.lines());
    if (!stagingNames.isEmpty() && layout == Layout.WHOLE) {
      lines.add(ScriptLine.code(""));
      lines.add(ScriptLine.code("rm -rf " + staging));
    }
    return lines;
  }
}
