package org.sifter.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.sifter.progress.BuildEvent.Outcome;
import org.sifter.progress.BuildEvent.StepEnded;
import org.sifter.progress.LiveStatus.Assembly;
import org.sifter.progress.LiveStatus.Running;

/**
 * Lays out what a live view shows.
 *
 * @param look what the terminal can show
 * @param size how large it is
 */
record LiveScreen(LiveLook look, ScreenSize size) {
  /** Times further to the right would be far from what they belong to. */
  private static final int MAX_ROW = 100;

  private static final int MIN_BAR = 5;
  private static final int MAX_BAR = 40;
  private static final int GAP = 3;
  private static final String INDENT = "    ";
  private static final String ASSEMBLY = "Writing the image ";

  /** The length of a row that has a time at its end; the last column may not be written to. */
  private int row() {
    return Math.min(size.columns() - 1, MAX_ROW);
  }

  /** A step that has ended, for good. */
  AttributedString ended(StepNames steps, StepEnded step) {
    LiveInk ink = ink(step.outcome());
    LiveRow row = new LiveRow(look);
    row.add(ink, steps.label(step.number()));
    row.add(
        step.outcome() == Outcome.FAILED ? LiveInk.FAILED : LiveInk.TEXT,
        " " + steps.title(step.number()));
    return row.with(ink, result(step), row());
  }

  private static LiveInk ink(Outcome outcome) {
    return switch (outcome) {
      case DONE -> LiveInk.DONE;
      case CACHED -> LiveInk.CACHED;
      case FAILED -> LiveInk.FAILED;
    };
  }

  private static String result(StepEnded step) {
    String time = Amounts.time(step.time());
    return switch (step.outcome()) {
      case DONE -> time;
      case CACHED -> "CACHED";
      case FAILED -> "FAILED " + time;
    };
  }

  /** What changes all the time, from top to bottom: no more rows than there is room for. */
  List<AttributedString> rows(LiveStatus status, Instant now) {
    // The cursor stands below the rows.
    int room = size.rows() - 1;
    List<AttributedString> rows = new ArrayList<>();
    if (status.isOver()) {
      return rows;
    }
    List<Running> running = status.running();
    int headings = running.size() + (status.assembly().isPresent() ? 1 : 0);
    boolean hasTotal = status.steps().count() > 0 && room > headings + 1;
    int lines = room - headings - (hasTotal ? 1 : 0);
    for (int i = 0; i < running.size(); i++) {
      Running step = running.get(i);
      rows.add(heading(status.steps(), step, now));
      rows.addAll(lines(step.lines(), lines / running.size()));
    }
    status.assembly().ifPresent(assembly -> rows.add(heading(assembly, now)));
    if (running.isEmpty()) {
      rows.addAll(lines(status.engine(), lines));
    }
    if (hasTotal) {
      rows.add(total(status, now));
    }
    return rows.subList(0, Math.min(room, rows.size()));
  }

  private AttributedString heading(StepNames steps, Running step, Instant now) {
    return new LiveRow(look)
        .add(LiveInk.RUNNING, steps.label(step.number()) + " " + steps.title(step.number()))
        .with(LiveInk.RUNNING, time(step.since(), now), row());
  }

  private AttributedString heading(Assembly assembly, Instant now) {
    String time = time(assembly.since(), now);
    LiveRow row = new LiveRow(look).add(LiveInk.RUNNING, ASSEMBLY);
    if (assembly.percent().isEmpty()) {
      return row.with(LiveInk.RUNNING, time, row());
    }
    int percent = assembly.percent().getAsInt();
    String right = "%d%%  %s".formatted(percent, time);
    int room = row() - ASSEMBLY.length() - GAP - right.length();
    String bar = room < MIN_BAR ? "" : look.bar(percent, Math.min(MAX_BAR, room));
    return row.add(LiveInk.DONE, bar).with(LiveInk.RUNNING, right, row());
  }

  private List<AttributedString> lines(RecentLines lines, int room) {
    return lines.last(Math.max(0, room)).stream()
        .map(line -> new LiveRow(look).add(LiveInk.ASIDE, INDENT + line).cut(size.columns() - 1))
        .toList();
  }

  private AttributedString total(LiveStatus status, Instant now) {
    return new LiveRow(look)
        .add(LiveInk.ASIDE, "%d of %d steps".formatted(status.ended(), status.steps().count()))
        .with(LiveInk.ASIDE, time(status.start(), now), row());
  }

  private static String time(Instant since, Instant now) {
    return Amounts.time(Duration.between(since, now));
  }

  /** The lines that stay of an event, if it is worth some. */
  List<AttributedString> lasting(BuildEvent event, StepNames steps, Verbosity verbosity) {
    if (event instanceof BuildEvent.Remark remark) {
      return paragraph(LiveInk.ASIDE, PrintableText.of(remark.text()));
    }
    if (event instanceof StepEnded step) {
      return List.of(ended(steps, step));
    }
    if (event instanceof BuildEvent.Output output) {
      return output.step().isEmpty() && verbosity == Verbosity.VERBOSE
          ? List.of(text(LiveInk.ASIDE, PrintableText.of(output.line())))
          : List.of();
    }
    if (event instanceof BuildEvent.Finished finished) {
      return List.of(text(LiveInk.DONE, Endings.of(finished)));
    }
    if (event instanceof BuildEvent.Failed failed) {
      return paragraph(LiveInk.FAILED, Endings.of(failed));
    }
    return List.of();
  }

  /** Terminals would break lines inside words. */
  private List<AttributedString> paragraph(LiveInk ink, String text) {
    List<AttributedString> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && text(ink, longer).columnLength() >= size.columns()) {
        lines.add(text(ink, line));
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(text(ink, line));
    return lines;
  }

  private AttributedString text(LiveInk ink, String text) {
    return new AttributedString(text, ink.style(look));
  }
}
