package org.sifter.translate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sifter.definition.BootstrapAgent;
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
import org.sifter.plan.Variable;

/** A stage of the definition file while it is put together. */
final class StageDraft {
  /** Where files wait in the image until the step that puts them into place. */
  static final String STAGING = "/.sifter/";

  private final Header header;
  private final Map<Optional<String>, List<FileTransfer>> files = new LinkedHashMap<>();
  private final PostScript setup = new PostScript();
  private final PostScript post = new PostScript();
  private final PostScript last = new PostScript();
  private final Set<ShellFunction> functions = EnumSet.noneOf(ShellFunction.class);
  private final Set<String> stagingNames = new HashSet<>();
  private final Set<String> directories = new HashSet<>();
  private final Map<String, Integer> caches = new HashMap<>();
  private final VariableExports variables;
  private final PostScript environment = new PostScript();
  private final PostScript runscript = new PostScript();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> help = new ArrayList<>();
  private boolean runsProcesses;
  private boolean writesLabels;

  /**
   * An empty stage.
   *
   * @param variables what its steps will set, in order
   */
  StageDraft(Header header, List<Variable> variables) {
    this.header = header;
    this.variables = new VariableExports(variables);
  }

  /** What the definition file calls the stage. */
  String name() {
    return header.stageName().orElse("");
  }

  /** What {@code %post} does, step by step. */
  PostScript post() {
    return post;
  }

  /** What {@code %post} does after all steps, for the sake of other stages. */
  PostScript last() {
    return last;
  }

  /** What {@code %setup} does on the host before {@code %files}. */
  PostScript setup() {
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

  /**
   * Takes note that a process of the Dockerfile runs, so that its environment matters and nothing
   * is known of directories any more.
   */
  void runsProcesses() {
    runsProcesses = true;
    directories.clear();
  }

  /** Takes note that a command writes to the engine's file of labels. */
  void writesLabels() {
    writesLabels = true;
  }

  /** The call of a function, which {@code %post} will define. */
  String call(ShellFunction function) {
    functions.add(function);
    return function.functionName();
  }

  /** A staging directory of its own for the step on the given line, with a slash at its end. */
  String stagingDirectory(int line) {
    String name = Integer.toString(line);
    for (int i = 2; !stagingNames.add(name); i++) {
      name = line + "-" + i;
    }
    return STAGING + name + "/";
  }

  /** Takes note that a directory is there, with those above it. */
  void hasDirectory(String path) {
    for (String each = path; !each.isEmpty(); each = each.substring(0, each.lastIndexOf('/'))) {
      directories.add(each);
    }
  }

  /** Whether a directory is known to be there. */
  boolean knowsDirectory(String path) {
    return directories.contains(path);
  }

  /** The directory in which the cache with the given id is kept for the steps of the stage. */
  String cacheDirectory(String id) {
    stagingNames.add("cache");
    int number = caches.computeIfAbsent(id, unknown -> caches.size() + 1);
    return STAGING + "cache/" + number;
  }

  /** Copies a file or directory of the build context or of another stage before {@code %post}. */
  void file(Optional<String> fromStage, FileTransfer transfer) {
    files.computeIfAbsent(fromStage, stage -> new ArrayList<>()).add(transfer);
  }

  /** The finished stage. */
  DefinitionStage build() {
    List<Section> sections = new ArrayList<>();
    files.forEach((stage, transfers) -> sections.add(new FilesSection(stage, transfers)));
    if (!setup.isEmpty()) {
      List<ScriptLine> lines = new ArrayList<>();
      lines.add(ScriptLine.code("umask 022"));
      lines.addAll(setup.lines());
      sections.add(ScriptSection.of(ScriptKind.SETUP, lines));
    }
    if (!post.isEmpty() || !last.isEmpty()) {
      sections.add(ScriptSection.of(ScriptKind.POST, postLines()));
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

  private static Optional<Section> script(ScriptKind kind, PostScript script) {
    return script.isEmpty()
        ? Optional.empty()
        : Optional.of(ScriptSection.of(kind, script.lines()));
  }

  private List<ScriptLine> postLines() {
    PostScript whole = new PostScript();
    if (runsProcesses) {
      Isolation.beginProcesses(whole, writesLabels);
      if (header.agent().equals(BootstrapAgent.DOCKER)) {
        whole.code(". /.singularity.d/env/10-docker2singularity.sh");
      }
      whole.code("set -x");
    } else {
      Isolation.begin(whole);
    }
    for (ShellFunction function : functions) {
      whole.blank();
      whole.code(function.definition());
    }
    whole.blank();
    List<ScriptLine> lines = new ArrayList<>(whole.lines());
    lines.addAll(post.lines());
    if (!last.isEmpty()) {
      lines.add(ScriptLine.code(""));
    }
    lines.addAll(last.lines());
    if (!stagingNames.isEmpty()) {
      lines.add(ScriptLine.code(""));
      lines.add(ScriptLine.code("rm -rf /.sifter"));
    }
    return lines;
  }
}
