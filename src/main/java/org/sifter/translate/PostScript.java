package org.sifter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sifter.definition.ScriptLine;
import org.sifter.plan.Provenance;
import org.sifter.source.Span;

/** A script section that grows command by command. */
final class PostScript {
  private static final int MAX_TITLE = 300;
  private static final Pattern RUN_FLAGS = Pattern.compile("(?i:run)((?:\\s+--\\S+)*+)");

  private final List<ScriptLine> lines = new ArrayList<>();

  /** The lines so far. */
  List<ScriptLine> lines() {
    return lines;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** An empty line, unless there is one already. */
  void blank() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).text().isEmpty()) {
      lines.add(ScriptLine.code(""));
    }
  }

  /** A comment. */
  void comment(String text) {
    lines.addAll(ScriptLine.comment(text));
  }

  /**
   * A command. Where it goes on over several lines, those are inside quotes or here-documents and
   * stand as they are.
   */
  void command(String code, Span origin) {
    String[] parts = TextBytes.replaceForeign(code).split("\n", -1);
    lines.add(ScriptLine.code(parts[0]).at(origin));
    for (int i = 1; i < parts.length; i++) {
      lines.add(ScriptLine.verbatim(parts[i]).at(origin));
    }
  }

  /** Lines of code whose blanks at the start mean nothing. */
  void code(List<String> code, Span origin) {
    code.forEach(line -> lines.add(ScriptLine.code(TextBytes.replaceForeign(line)).at(origin)));
  }

  /** From here on the script shows what it does. */
  void trace() {
    lines.add(Translation.TRACE);
  }

  /** Lines of code that come from no instruction. */
  void code(String text) {
    TextBytes.replaceForeign(text).lines().forEach(line -> lines.add(ScriptLine.code(line)));
  }

  /**
   * The heading of a step, whose first line begins the step.
   *
   * @param number what the step is called by
   */
  void stepHeading(String dockerfile, Provenance provenance, int number) {
    blank();
    int first = lines.size();
    heading(dockerfile, provenance);
    lines.set(first, lines.get(first).beginning(number));
  }

  /** The comment above a step: the comments of the Dockerfile, then where the step stands there. */
  void heading(String dockerfile, Provenance provenance) {
    blank();
    provenance.comments().stream().filter(c -> !c.isEmpty()).forEach(this::comment);
    String place = dockerfile + ":" + provenance.line() + "  ";
    comment(place + (provenance.triggered() ? "ONBUILD " : "") + title(provenance));
  }

  /** The instruction on one line; of a RUN its keyword and flags, as the command follows. */
  private static String title(Provenance provenance) {
    String title = provenance.text();
    if (provenance.keyword().equals("RUN")) {
      Matcher flags = RUN_FLAGS.matcher(title);
      title = flags.lookingAt() ? "RUN" + flags.group(1) : "RUN";
    }
    return title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE) + " ...";
  }
}
