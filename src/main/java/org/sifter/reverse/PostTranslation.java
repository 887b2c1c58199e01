package org.sifter.reverse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.reverse.Copies.Copy;
import org.sifter.reverse.PostReader.Recognised;

/**
 * Writes a recognised {@code %post} as instructions. Staging and placing become COPY or ADD where
 * one instruction is sure to do the same; else the staging directory is made as it is, and the
 * commands of the step run on it.
 */
final class PostTranslation {
  private static final Pattern AREA = Pattern.compile("/\\.sifter/[^/*'\" ;]+");

  /** The comment that sifter writes above a step; it may be out of date. */
  private static final Pattern HEADING = Pattern.compile("\\S.*:\\d+  [A-Z]+\\b.*");

  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  private final StageWriter out;
  private final HostFiles files;
  private final ContextFiles context;
  private final Variables variables;
  private final Recognised script;
  private final Map<String, StagingArea> areas = new LinkedHashMap<>();
  private final MountFlags mounts;
  private final Copies copies;
  private final List<String> remarks = new ArrayList<>();
  private final List<PostStep.LayOut> laidOut = new ArrayList<>();

  /** Whether commands can run that no instruction says. */
  private boolean hasShell = true;

  private Optional<PostStep.MakeDirectory> made = Optional.empty();
  private boolean hasStaged;

  /** The last COPY or ADD, to which one of the same step may add its sources. */
  private Optional<Copy> lastCopy = Optional.empty();

  private int endOfCopy;
  private boolean isInOneStep;

  /** Whether all has been said that is said late. */
  private boolean isSaid = true;

  PostTranslation(
      StageWriter out,
      HostFiles files,
      ContextFiles context,
      Variables variables,
      List<Transfer> staged,
      Recognised script) {
    this.out = out;
    this.files = files;
    this.context = context;
    this.variables = variables;
    this.script = script;
    this.copies = new Copies(context);
    this.mounts = new MountFlags(context, copies);
    staged.forEach(transfer -> area(transfer.destination()).bring(transfer));
  }

  /**
   * Writes the steps; false when one of them cannot be said after all.
   *
   * @param hosted what is done first, to an image that need not have a shell by then
   */
  boolean translate(List<PostStep> hosted) {
    hasShell = false;
    if (!hosted.stream().allMatch(this::translate)) {
      return false;
    }
    hasShell = true;
    for (PostStep step : script.steps()) {
      if (!translate(step)) {
        return false;
      }
    }
    flush();
    if (hasStaged) {
      out.become("root");
      out.blank();
      out.script("", "rm -rf /.sifter");
    }
    return isSaid && mounts.isEmpty();
  }

  /** What is laid out for later stages, which fetch it by COPY. */
  List<PostStep.LayOut> laidOut() {
    return laidOut;
  }

  private boolean translate(PostStep step) {
    if (step instanceof PostStep.Remark remark) {
      remark(remark.text());
      return true;
    }
    if (step instanceof PostStep.ForEngine || step instanceof PostStep.SetLabel) {
      remarks.clear(); // labels are written with the others
      return true;
    }
    if (step instanceof PostStep.LayOut layOut) {
      remarks.clear();
      return laidOut.add(layOut);
    }
    if (step instanceof PostStep.Prepare prepare) {
      String path = prepare.command().output().orElse(prepare.source().text());
      Matcher area = AREA.matcher(path);
      if (!area.find()) {
        return false;
      }
      area(area.group()).prepare(prepare);
      return true;
    }
    if (step instanceof PostStep.Place place) {
      return place(place);
    }
    if (step instanceof PostStep.PlaceAll all) {
      return placeAll(all);
    }
    if (step instanceof PostStep.Put put) {
      return put(put.source(), put.destination(), put.text());
    }
    if (step instanceof PostStep.PutEach put) {
      return put(put.area() + "/*", put.destination(), put.text());
    }
    if (step instanceof PostStep.MakeDirectory directory) {
      flush();
      made = Optional.of(directory);
      return true;
    }
    flush();
    return stepOfItsOwn(step);
  }

  private boolean stepOfItsOwn(PostStep step) {
    if (step instanceof PostStep.SetVariable set) {
      heading();
      return variables.set(set.name(), set.value());
    }
    if (step instanceof PostStep.Mount mount) {
      return mounts.add(mount, area(mount.source()));
    }
    if (step instanceof PostStep.FillCache fill) {
      return mounts.fill(fill, area(fill.source()));
    }
    if (step instanceof PostStep.Secret
        || step instanceof PostStep.SecretVariable
        || step instanceof PostStep.Agent
        || step instanceof PostStep.Require) {
      return mounts.give(step);
    }
    if (step instanceof PostStep.ProtectMount protect) {
      return mounts.protect(protect.target());
    }
    if (step instanceof PostStep.Unmount) {
      return true;
    }
    if (step instanceof PostStep.Command command) {
      return onStaged(command.text(), List.of());
    }
    if (step instanceof PostStep.RunText run) {
      heading();
      enter(Optional.empty(), run.directory());
      String flags = mounts.take();
      if (StageWriter.canRun(run.text())) {
        out.run(flags, SHELL, run.text());
      } else {
        out.execute(flags, List.of("/bin/sh", "-c", run.text()));
      }
      return true;
    }
    return step instanceof PostStep.RunProgram run && run(run);
  }

  private boolean run(PostStep.RunProgram run) {
    Set<String> touched = new HashSet<>();
    run.arguments().forEach(argument -> touched.addAll(areasIn(argument)));
    heading();
    for (String path : touched) {
      if (!area(path).canBeLaidOut()) {
        return false;
      }
      layOutAlone(area(path));
    }
    enter(run.user(), run.directory());
    String flags = (run.offline() ? "--network=none " : "") + mounts.take();
    List<String> arguments = run.arguments();
    int last = arguments.size() - 1;
    String text = arguments.get(last);
    boolean byShell =
        last > 0 && arguments.get(last - 1).matches("-[a-z]*c") && isShell(arguments.get(0));
    boolean isLine =
        text.indexOf('\n') < 0
            || StageWriter.canContinue(text)
            || arguments.subList(0, last).equals(SHELL);
    if (byShell && last >= 1 && isLine && StageWriter.canRun(text)) {
      out.run(flags, arguments.subList(0, last), text);
    } else {
      out.execute(flags, arguments);
    }
    return true;
  }

  private static boolean isShell(String program) {
    return program.matches("(/usr)?/bin/(sh|bash|dash|ash|ksh|zsh)");
  }

  private void enter(Optional<String> user, String directory) {
    out.goTo(directory);
    out.become(user.orElse("root"));
  }

  private boolean place(PostStep.Place step) {
    StagingArea area = area(step.sources().get(0).value().asLiteral().orElse(""));
    Optional<Copy> copy = copies.placing(area, step);
    return copy.isPresent()
        ? copy(copy.get(), step.destination())
        : onStaged(step.text(), makes(step.destination()));
  }

  private boolean placeAll(PostStep.PlaceAll step) {
    Optional<Copy> copy = copies.placingAll(area(step.area()), step.destination());
    return copy.isPresent()
        ? copy(copy.get(), step.destination())
        : put(step.area(), step.destination(), step.text());
  }

  private boolean put(String waiting, String destination, String text) {
    Optional<Copy> copy = copies.putting(area(waiting), waiting, destination);
    return copy.isPresent() ? copy(copy.get(), destination) : onStaged(text, makes(destination));
  }

  private boolean copy(Copy copy, String destination) {
    if (makes(destination).isEmpty() || !copy.agreesWith(made)) {
      flush();
    }
    heading();
    made = Optional.empty();
    Optional<Copy> joined = lastCopy.filter(last -> isInOneStep).flatMap(last -> last.with(copy));
    if (joined.isPresent() && out.lines().size() == endOfCopy) {
      out.takeBack(endOfCopy - 1);
    } else {
      joined = Optional.of(copy);
    }
    joined.get().write(out);
    lastCopy = joined;
    endOfCopy = out.lines().size();
    isInOneStep = true;
    return true;
  }

  /** The command that makes the directory which the destination names, if it waits. */
  private List<String> makes(String destination) {
    String directory = destination.substring(0, Math.max(1, destination.lastIndexOf('/')));
    return made.filter(step -> step.path().equals(directory))
        .map(PostStep.MakeDirectory::text)
        .map(List::of)
        .orElse(List.of());
  }

  /** Makes the staging directories that a command needs, and runs it on them. */
  private boolean onStaged(String command, List<String> before) {
    List<String> commands = new ArrayList<>();
    if (before.isEmpty()) {
      flush();
    }
    heading();
    made = Optional.empty();
    for (String path : areasIn(command)) {
      if (!hasShell || !area(path).canBeLaidOut()) {
        return false;
      }
      commands.addAll(layOut(area(path)));
    }
    commands.addAll(before);
    commands.add(command);
    return script(commands);
  }

  private static Set<String> areasIn(String text) {
    Set<String> paths = new java.util.LinkedHashSet<>();
    Matcher matcher = AREA.matcher(text);
    while (matcher.find()) {
      paths.add(matcher.group());
    }
    return paths;
  }

  /** Brings what belongs into an area, and gives the commands that are still to be run there. */
  private List<String> layOut(StagingArea area) {
    if (area.layOut()) {
      return List.of();
    }
    hasStaged = true;
    out.become("root");
    area.transfers().forEach(files::copy);
    return area.preparations().stream().map(step -> step.source().whole()).toList();
  }

  /** Makes an area for a step that itself says nothing of how. */
  private void layOutAlone(StagingArea area) {
    Optional<StagingArea.Content> content = area.content();
    boolean onlyTexts =
        content.isPresent()
            && area.transfers().isEmpty()
            && content.get().texts().entrySet().stream()
                .allMatch(text -> StageWriter.canBeFile(text.getKey(), text.getValue()));
    if (!onlyTexts) {
      List<String> commands = layOut(area);
      if (!commands.isEmpty()) {
        script(commands);
      }
      return;
    }
    if (area.layOut()) {
      return;
    }
    hasStaged = true;
    content
        .get()
        .texts()
        .forEach(
            (name, text) -> {
              int mode = content.get().entries().get(name).mode();
              out.file("--chmod=%04o ".formatted(mode), name, text, area.path() + "/");
            });
  }

  private boolean script(List<String> commands) {
    StringBuilder text = new StringBuilder("set -ex\n");
    String all = String.join("\n", commands);
    for (ScriptCommand function : script.functions()) {
      String name = function.lines().get(0).strip().replaceFirst("\\(.*", "");
      if (all.contains(name + " ")) {
        text.append(unindented(function.whole())).append('\n');
      }
    }
    commands.forEach(command -> text.append(unindented(command)).append('\n'));
    out.become("root");
    String whole = text.toString();
    if (!hasShell || !StageWriter.canRun(whole)) {
      return false;
    }
    out.script("", whole);
    return true;
  }

  /** The command without the indentation of its first line, where that is not part of it. */
  private static String unindented(String command) {
    List<String> lines = List.of(command.split("\n", -1));
    if (lines.size() == 1) {
      return command.strip();
    }
    boolean canMove =
        ScriptSplitter.areCode(lines)
            && lines.stream().allMatch(line -> line.isBlank() || line.startsWith("    "));
    return canMove
        ? String.join("\n", lines.stream().map(l -> l.isBlank() ? "" : l.substring(4)).toList())
        : command.stripLeading();
  }

  private StagingArea area(String path) {
    Matcher matcher = AREA.matcher(path);
    String key = matcher.lookingAt() ? matcher.group() : path;
    return areas.computeIfAbsent(key, unknown -> new StagingArea(key, context));
  }

  private void remark(String text) {
    flush();
    isInOneStep = false;
    if (!HEADING.matcher(text).matches()) {
      remarks.add(text);
    }
  }

  /** Writes the comments that stand above a step. */
  private void heading() {
    if (!remarks.isEmpty()) {
      out.blank();
      remarks.forEach(out::comment);
      remarks.clear();
    }
  }

  /** Makes the directory that is not made by a COPY. */
  private void flush() {
    if (made.isEmpty()) {
      return;
    }
    PostStep.MakeDirectory directory = made.get();
    made = Optional.empty();
    heading();
    if (directory.mode().isPresent()) {
      isSaid &= script(List.of(directory.text()));
    } else {
      out.become(directory.owner().map(Copy::chown).orElse("root"));
      out.makeDirectory(directory.path());
    }
  }
}
