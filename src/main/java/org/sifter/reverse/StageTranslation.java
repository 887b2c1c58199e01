package org.sifter.reverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sifter.definition.DefinitionOutline.StageOutline;
import org.sifter.definition.DefinitionStage;
import org.sifter.definition.FileTransfer;
import org.sifter.definition.FilesSection;
import org.sifter.definition.HelpSection;
import org.sifter.definition.Label;
import org.sifter.definition.LabelsSection;
import org.sifter.definition.ScriptKind;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;
import org.sifter.definition.Section;
import org.sifter.reverse.EnvironmentScript.Assignment;
import org.sifter.reverse.PostReader.Recognised;
import org.sifter.reverse.SetupReader.Setup;
import org.sifter.shell.ExpandedSize;

/**
 * Translates one stage, in the order in which an engine works: {@code %files from}, {@code %setup},
 * {@code %files}, {@code %post}, then what describes the image.
 */
final class StageTranslation {
  private static final String RUNSCRIPT = "/.singularity.d/runscript";
  private static final String ENVIRONMENT = "/.singularity.d/env/90-environment.sh";
  private static final String PLACE_FILE = "/.sifter-rootfs";
  private static final String OWN_STARTSCRIPT = "exec /.singularity.d/runscript \"$@\"";

  private final DefinitionStage stage;
  private final StageOutline outline;
  private final StageNames names;
  private final ContextFiles context;
  private final ReverseFindings findings;
  private final MatchedFiles matched;
  private final ExpandedSize size;
  private final Role role;
  private final Optional<Setup> setup;

  /** What has been left out, for comments. */
  private final List<String> refused = new ArrayList<>();

  private final List<Transfer> transfers;
  private StageWriter out = new StageWriter();

  /**
   * What a stage is in its definition file.
   *
   * @param name what the Dockerfile calls it
   * @param isImage whether it is the last, which becomes the image
   * @param isOwn whether sifter has written the definition file
   * @param ofImage the names of the variables that the image has
   */
  record Role(String name, boolean isImage, boolean isOwn, Set<String> ofImage) {
    Role {
      ofImage = Set.copyOf(ofImage);
    }
  }

  /**
   * A translation.
   *
   * @param names the stages before this one
   * @param matched what they lay out for it
   * @param size how much has come of the values of their variables
   */
  StageTranslation(
      DefinitionStage stage,
      StageOutline outline,
      StageNames names,
      MatchedFiles matched,
      ExpandedSize size,
      ContextFiles context,
      ReverseFindings findings,
      Role role) {
    this.stage = stage;
    this.outline = outline;
    this.names = names;
    this.matched = matched;
    this.size = size;
    this.context = context;
    this.findings = findings;
    this.role = role;
    this.setup = setup().filter(this::knowsStages);
    this.transfers = transfers();
  }

  /** The lines of the build stage below its FROM. */
  List<String> translate() {
    refuse();
    Optional<ScriptSection> environment = script(ScriptKind.ENVIRONMENT);
    Optional<List<Assignment>> image =
        environment.isEmpty()
            ? Optional.of(List.of())
            : EnvironmentScript.read(texts(environment.get()), size)
                .map(script -> assignments(script, environment.get()));
    Optional<ScriptSection> post = script(ScriptKind.POST);
    Optional<Recognised> steps =
        post.filter(section -> section.arguments().isEmpty())
            .flatMap(section -> PostReader.read(texts(section)));
    Variables variables = new Variables(out, role.ofImage());
    boolean done =
        (steps.isPresent() || (post.isEmpty() && !hosted().isEmpty())) && bySteps(steps, variables);
    if (!done) {
      out = new StageWriter();
      variables = new Variables(out, role.ofImage());
      if (!hosted().isEmpty()) {
        refused.add(findings.report(ReverseCode.HOST_SCRIPT, outline.heading("setup"), "setup"));
      }
      HostFiles files = new HostFiles(out, context, findings);
      transfers.forEach(files::copy);
      post.ifPresent(
          section -> {
            out.blank();
            new WholePost(out, findings, outline.lines(section)).write(section);
          });
    }
    out.blank();
    refused.forEach(out::comment);
    if (image.isPresent()) {
      finishEnvironment(image.get(), variables);
    }
    Map<String, String> labels = labels();
    HelpFacts help = help(labels);
    help.write(out);
    if (role.isImage() || script(ScriptKind.RUNSCRIPT).isPresent()) {
      run(image.isPresent() ? Optional.empty() : environment, help.user());
    } else {
      help.user().ifPresent(out::endAs);
    }
    labels.forEach(this::label);
    if (!help.others().isEmpty()) {
      out.blank();
      out.comment("%help");
      help.others().forEach(line -> out.comment(line.isEmpty() ? " " : "    " + line));
    }
    test();
    return out.lines();
  }

  /** What {@code %environment} sets; reported when it is too much. */
  private List<Assignment> assignments(EnvironmentScript script, ScriptSection section) {
    script
        .excess()
        .ifPresent(
            index ->
                refused.add(
                    findings.report(
                        ReverseCode.TOO_LARGE,
                        outline.lines(section).get(index),
                        String.valueOf(ExpandedSize.MOST))));
    return script.assignments();
  }

  /** The names of the variables that {@code %environment} of a stage sets for good. */
  static Set<String> variables(DefinitionStage stage) {
    return stage.sections().stream()
        .filter(s -> s instanceof ScriptSection script && script.kind() == ScriptKind.ENVIRONMENT)
        .flatMap(s -> EnvironmentScript.read(texts((ScriptSection) s), new ExpandedSize()).stream())
        .flatMap(script -> script.assignments().stream())
        .map(Assignment::name)
        .collect(Collectors.toSet());
  }

  private boolean bySteps(Optional<Recognised> steps, Variables variables) {
    HostFiles files = new HostFiles(out, context, findings);
    List<Transfer> staged = new ArrayList<>();
    for (Transfer transfer : transfers) {
      if (PostReader.isStaged(transfer.destination())) {
        staged.add(transfer);
      } else if (transfer.kind() == Transfer.Kind.HOST && !hosted().isEmpty()) {
        return false; // comes after what %setup does
      } else {
        files.copy(transfer);
      }
    }
    Recognised recognised = steps.orElse(new Recognised(List.of(), List.of()));
    PostTranslation translation =
        new PostTranslation(out, files, context, variables, staged, recognised);
    boolean done = translation.translate(hosted());
    if (done) {
      translation.laidOut().forEach(each -> matched.add(role.name(), each));
    }
    return done;
  }

  /** What {@code %setup} does to an image without a shell. */
  private List<PostStep> hosted() {
    return setup.map(Setup::steps).orElse(List.of());
  }

  /** Reports the sections that have no counterpart. */
  private void refuse() {
    for (Section section : stage.sections()) {
      if (!(section instanceof ScriptSection script)) {
        continue;
      }
      int line = outline.heading(script.kind().sectionName());
      String name = script.kind().sectionName();
      boolean isEmpty = script.lines().stream().allMatch(l -> isNothing(l.text()));
      if (script.kind().ofApp()) {
        refused.add(findings.report(ReverseCode.APP, line, name, script.arguments()));
      } else if (script.kind() == ScriptKind.PRE && !isEmpty) {
        refused.add(findings.report(ReverseCode.HOST_SCRIPT, line, name));
      } else if (script.kind() == ScriptKind.SETUP && !isEmpty && setup.isEmpty()) {
        refused.add(findings.report(ReverseCode.HOST_SCRIPT, line, name));
      } else if (script.kind() == ScriptKind.STARTSCRIPT
          && !isEmpty
          && !String.join("\n", texts(script)).strip().equals(OWN_STARTSCRIPT)) {
        refused.add(findings.report(ReverseCode.STARTSCRIPT, line));
      }
    }
  }

  private static boolean isNothing(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private Optional<Setup> setup() {
    Optional<ScriptSection> section = script(ScriptKind.SETUP);
    return section.isEmpty()
        ? Optional.of(Setup.NOTHING)
        : SetupReader.read(texts(section.get()), outline.lines(section.get()));
  }

  /** Whether all stages are known that {@code %setup} finds by the files that tell their places. */
  private boolean knowsStages(Setup read) {
    return read.transfers().stream()
        .flatMap(each -> each.stage().stream())
        .allMatch(place -> stage.sections().stream().anyMatch(s -> tellsPlace(s, place)));
  }

  private boolean tellsPlace(Section section, String place) {
    return section instanceof FilesSection files
        && files.fromStage().flatMap(names::find).isPresent()
        && files.transfers().contains(FileTransfer.ofPath(PLACE_FILE, place));
  }

  /** What comes into the image before {@code %post}, in the engine's order. */
  private List<Transfer> transfers() {
    List<Transfer> ofStages = new ArrayList<>();
    List<Transfer> ofHost = new ArrayList<>();
    for (Section section : stage.sections()) {
      if (section instanceof FilesSection files) {
        (files.fromStage().isPresent() ? ofStages : ofHost).addAll(transfers(files));
      }
    }
    List<Transfer> ofSetup = new ArrayList<>();
    for (Transfer each : setup.map(Setup::transfers).orElse(List.of())) {
      ofSetup.add(
          each.stage().isEmpty() ? each : each.ofStage(stageAt(ofStages, each.stage().get())));
    }
    // Where the stages are on the host is of no use to Docker.
    ofStages.removeIf(each -> each.source().equals(PLACE_FILE));
    List<Transfer> all = new ArrayList<>(ofStages.stream().map(matched::asCopied).toList());
    all.addAll(ofSetup);
    all.addAll(ofHost);
    return all;
  }

  /** The stage that tells its place on the host by a file at the given path. */
  private static Optional<String> stageAt(List<Transfer> ofStages, String place) {
    return ofStages.stream()
        .filter(each -> each.source().equals(PLACE_FILE) && each.destination().equals(place))
        .findFirst()
        .flatMap(Transfer::stage);
  }

  /** The earlier stage that this one starts from, if it is one that an engine cannot name. */
  Optional<String> base() {
    return transfers.stream()
        .filter(each -> each.kind() == Transfer.Kind.BASE)
        .findFirst()
        .flatMap(Transfer::stage);
  }

  private List<Transfer> transfers(FilesSection files) {
    List<Integer> lines = outline.lines(files);
    Optional<String> from = files.fromStage().flatMap(names::find);
    if (files.fromStage().isPresent() && from.isEmpty()) {
      refused.add(
          findings.report(
              ReverseCode.UNKNOWN_STAGE,
              lines.isEmpty() ? outline.first() : lines.get(0),
              files.fromStage().get(),
              names.all()));
      return List.of();
    }
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < files.transfers().size(); i++) {
      FileTransfer each = files.transfers().get(i);
      Transfer.Kind kind = from.isPresent() ? Transfer.Kind.STAGE : Transfer.Kind.HOST;
      transfers.add(new Transfer(kind, from, each.source(), each.destination(), lines.get(i)));
    }
    return transfers;
  }

  private void finishEnvironment(List<Assignment> image, Variables variables) {
    List<Integer> lines = script(ScriptKind.ENVIRONMENT).map(outline::lines).orElse(List.of());
    for (Assignment each : image) {
      if (List.of("HOME", "PWD", "UID").contains(each.name())
          && variables.isNew(each.name(), each.value())) {
        findings.report(ReverseCode.HOME, lines.get(each.line()), each.name());
      }
    }
    variables.finish(
        image,
        (code, each) -> out.comment(findings.report(code, lines.get(each.line()), each.name())));
  }

  /** The run script as ENTRYPOINT and CMD. */
  private void run(Optional<ScriptSection> computedEnvironment, Optional<String> user) {
    Optional<ScriptSection> section = script(ScriptKind.RUNSCRIPT);
    String before = "";
    if (computedEnvironment.isPresent()) {
      int line = outline.heading("environment");
      String text = String.join("\n", texts(computedEnvironment.get())) + "\n";
      if (section.isEmpty() || !StageWriter.canBeFile("EOF_OF_ENVIRONMENT", text)) {
        out.comment(findings.report(ReverseCode.ENVIRONMENT_NEEDS_RUNSCRIPT, line));
        return;
      }
      findings.report(ReverseCode.COMPUTED_ENVIRONMENT, line);
      out.file("", "EOF_OF_ENVIRONMENT", text, ENVIRONMENT);
      before = ". " + ENVIRONMENT + "; ";
    }
    if (section.isPresent()) {
      run(section.get(), before, user);
    } else {
      user.ifPresent(out::endAs);
    }
  }

  private void run(ScriptSection section, String before, Optional<String> user) {
    List<String> lines = texts(section);
    Optional<RunscriptReader.Run> run =
        section.arguments().isEmpty() && before.isEmpty()
            ? RunscriptReader.read(lines)
            : Optional.empty();
    if (run.isPresent()) {
      run.get().directory().ifPresent(out::goTo);
      user.ifPresent(out::endAs);
      run.get().entrypoint().ifPresent(e -> out.instruction("ENTRYPOINT", DockerfileWord.json(e)));
      run.get().command().ifPresent(c -> out.instruction("CMD", DockerfileWord.json(c)));
      return;
    }
    user.ifPresent(out::endAs);
    List<String> code = lines.stream().filter(line -> !isNothing(line)).toList();
    if (code.isEmpty()) {
      return;
    }
    if (code.size() == 1 && section.arguments().isEmpty()) {
      out.instruction(
          "ENTRYPOINT",
          DockerfileWord.json(List.of("/bin/sh", "-c", before + code.get(0).strip(), RUNSCRIPT)));
      return;
    }
    String text = asProgram(section, lines);
    if (!StageWriter.canBeFile("EOF_OF_RUNSCRIPT", text)) {
      out.comment(
          findings.report(ReverseCode.LONG_LINE, outline.heading("runscript"), "runscript"));
      return;
    }
    out.file("--chmod=0755 ", "EOF_OF_RUNSCRIPT", text, RUNSCRIPT);
    out.instruction(
        "ENTRYPOINT",
        before.isEmpty()
            ? DockerfileWord.json(List.of(RUNSCRIPT))
            : DockerfileWord.json(
                List.of("/bin/sh", "-c", before + "exec \"$0\" \"$@\"", RUNSCRIPT)));
  }

  /** The file that an engine makes of a script. */
  private static String asProgram(ScriptSection section, List<String> lines) {
    boolean hasInterpreter = !lines.isEmpty() && lines.get(0).startsWith("#!");
    String first = hasInterpreter ? lines.get(0) : "#!/bin/sh";
    String options = section.arguments().isEmpty() ? "" : " " + section.arguments();
    List<String> rest = hasInterpreter ? lines.subList(1, lines.size()) : lines;
    return first + options + "\n\n" + String.join("\n", rest) + "\n";
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Section section : stage.sections()) {
      if (section instanceof LabelsSection all) {
        for (Label label : all.labels()) {
          labels.put(label.key(), label.value());
        }
      }
    }
    script(ScriptKind.POST)
        .ifPresent(
            post ->
                texts(post).stream()
                    .filter(WholePost::mayBeLabel)
                    .map(WholePost::label)
                    .flatMap(Optional::stream)
                    .forEach(label -> labels.put(label[0], label[1])));
    for (PostStep step : hosted()) {
      if (step instanceof PostStep.SetLabel label) {
        labels.put(label.key(), label.value());
      }
    }
    return labels;
  }

  private HelpFacts help(Map<String, String> labels) {
    List<String> lines =
        stage.sections().stream()
            .filter(section -> role.isImage() && section instanceof HelpSection)
            .flatMap(section -> ((HelpSection) section).lines().stream())
            .toList();
    return role.isOwn() ? HelpFacts.read(lines, labels) : HelpFacts.ofText(lines);
  }

  private void label(String key, String value) {
    if (key.indexOf('=') >= 0) {
      out.comment(findings.report(ReverseCode.LABEL_KEY, outline.heading("labels"), key));
    } else if (!DockerfileWord.isSayable(value)) {
      out.comment(findings.report(ReverseCode.NEWLINE_IN_VALUE, outline.heading("labels"), key));
    } else {
      out.label(key, value);
    }
  }

  private void test() {
    Optional<ScriptSection> section = script(ScriptKind.TEST);
    if (section.isEmpty() || section.get().lines().stream().allMatch(l -> isNothing(l.text()))) {
      return;
    }
    findings.report(ReverseCode.TEST, outline.heading("test"));
    String text = asProgram(section.get(), texts(section.get()));
    if (StageWriter.canBeFile("EOF_OF_TEST", text)) {
      out.blank();
      out.file("--chmod=0755 ", "EOF_OF_TEST", text, "/.singularity.d/test");
      out.script(WholePost.MOUNT_TMP, "/.singularity.d/test");
    } else {
      out.comment(findings.report(ReverseCode.LONG_LINE, outline.heading("test"), "test"));
    }
  }

  private Optional<ScriptSection> script(ScriptKind kind) {
    return stage.sections().stream()
        .filter(section -> section instanceof ScriptSection script && script.kind() == kind)
        .map(ScriptSection.class::cast)
        .findFirst();
  }

  private static List<String> texts(ScriptSection section) {
    return section.lines().stream().map(ScriptLine::text).toList();
  }
}
