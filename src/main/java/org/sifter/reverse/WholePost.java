package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.definition.ScriptLine;
import org.sifter.definition.ScriptSection;

/** Writes a {@code %post} as one step, run just as an engine runs it. */
final class WholePost {
  static final String MOUNT_TMP =
      "--mount=type=tmpfs,target=/tmp --mount=type=tmpfs,target=/var/tmp ";

  private static final Pattern MOUNTS =
      Pattern.compile("(?:.*[;&|(]\\s*|\\s*)(?:sifter_mount|sifter_secret|mount|umount)\\s.*");
  private static final Pattern OWN_FUNCTION =
      Pattern.compile("(?<indent>\\s*)sifter_\\w+\\(\\) \\{");
  private static final Pattern ENGINE_VARIABLE =
      Pattern.compile("\\$\\{?((?:SINGULARITY|APPTAINER)_[A-Z]+)");

  /** The file that an engine makes of the section. */
  private static final String SCRIPT = "/.post.script";

  private final StageWriter out;
  private final ReverseFindings findings;
  private final List<Integer> numbers;
  private boolean reportedMount;

  WholePost(StageWriter out, ReverseFindings findings, List<Integer> numbers) {
    this.out = out;
    this.findings = findings;
    this.numbers = numbers;
  }

  /** Writes the section; the lines that give the image labels are left to the caller. */
  void write(ScriptSection section) {
    List<String> lines = new ArrayList<>();
    List<String> all = section.lines().stream().map(ScriptLine::text).toList();
    EnginePreamble preamble = EnginePreamble.of(all);
    Optional<String> endOfOwnFunction = Optional.empty();
    for (int i = preamble.length(); i < all.size(); i++) {
      String line = all.get(i);
      Matcher ownFunction = OWN_FUNCTION.matcher(line);
      if (ownFunction.matches()) {
        endOfOwnFunction = Optional.of(ownFunction.group("indent") + "}");
      }
      if (line.contains("rm -rf") || (!PostReader.isForEngine(line) && !isLabel(line))) {
        if (endOfOwnFunction.isEmpty()) {
          check(line, i);
        }
        lines.add(line);
      }
      endOfOwnFunction = endOfOwnFunction.filter(end -> !end.equals(line));
    }
    if (lines.stream().allMatch(String::isBlank)) {
      return;
    }
    out.goTo("/");
    String before =
        (preamble.hasUmask() ? "" : "umask 0002\n")
            + (preamble.hasOwnVariables() ? "" : "export LANG=C\n");
    String flags = preamble.hasOwnTmp() ? "" : MOUNT_TMP;
    String text = String.join("\n", unindented(lines)) + "\n";
    String options = section.arguments();
    if (options.isEmpty() && StageWriter.canRun("set -ex\n" + text)) {
      out.script(flags, before + "set -ex\n" + text);
    } else if (StageWriter.canBeFile("EOF_OF_POST", text)) {
      asFile(flags, before, options, text);
    } else {
      out.comment(findings.report(ReverseCode.LONG_LINE, number(0), "post"));
    }
  }

  /** For a section with options or a shell of its own, which gets the script as a file. */
  private void asFile(String flags, String before, String options, String text) {
    out.file("", "EOF_OF_POST", text, SCRIPT);
    String run =
        options.startsWith("-c ")
            ? options.substring(3).strip() + " " + SCRIPT
            : "/bin/sh -ex " + options + " " + SCRIPT;
    out.script(flags, before + "set -e\n" + run + "\nrm " + SCRIPT + "\n");
  }

  /** Whether it is worth looking at the line more closely. */
  static boolean mayBeLabel(String line) {
    return line.contains("_LABELS") || line.contains("sifter_label ");
  }

  /** The lines that put labels into the image, as key and value. */
  static Optional<String[]> label(String line) {
    Optional<SimpleCommand> command = SimpleCommand.parse(line.strip());
    Optional<String[]> call =
        command
            .flatMap(SimpleCommand::texts)
            .filter(w -> w.size() == 4 && w.get(0).equals("sifter_label"))
            .map(w -> new String[] {w.get(2), w.get(3)});
    return call.isPresent() ? call : command.flatMap(WholePost::appendedLabel);
  }

  private static Optional<String[]> appendedLabel(SimpleCommand command) {
    return Optional.of(command)
        .filter(c -> c.appends() && c.output().equals(Optional.of("${SINGULARITY_LABELS}")))
        .flatMap(SimpleCommand::texts)
        .filter(w -> w.size() == 3 && w.subList(0, 2).equals(List.of("printf", "%s\\n")))
        .map(w -> w.get(2).split(" ", 2))
        .map(w -> new String[] {w[0], w.length > 1 ? w[1].strip() : ""});
  }

  private static boolean isLabel(String line) {
    return mayBeLabel(line) && label(line).isPresent();
  }

  private void check(String line, int index) {
    // One is enough: whoever mounts has to unmount too.
    if (!reportedMount && MOUNTS.matcher(line).matches()) {
      reportedMount = true;
      out.comment(findings.report(ReverseCode.NEEDS_MOUNT, number(index)));
    }
    Matcher variable = ENGINE_VARIABLE.matcher(line);
    if (variable.find() && !line.strip().startsWith("#")) {
      out.comment(findings.report(ReverseCode.ENGINE_VARIABLE, number(index), variable.group(1)));
    }
  }

  private int number(int index) {
    return numbers.get(Math.min(index, numbers.size() - 1));
  }

  /** The lines without the indentation that all have, where it means nothing. */
  private static List<String> unindented(List<String> lines) {
    if (!ScriptSplitter.areCode(lines)) {
      return lines;
    }
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
  }
}
