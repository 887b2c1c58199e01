package org.sifter.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/**
 * The rows above a terminal's cursor, which are written over and over, and the lines that leave
 * them to scroll away. Between two paintings nothing is left switched on in the terminal: a process
 * may end at any time.
 */
final class LiveRegion {
  private static final String FALLBACK = "ansi";
  private static final int COLORS = 8;

  private final PrintStream out;
  private final ByteArrayOutputStream painting = new ByteArrayOutputStream();
  private final LineDisciplineTerminal terminal;

  /** The lengths of the rows. */
  private List<Integer> painted = List.of();

  /**
   * A region of no rows.
   *
   * @param out goes to the terminal
   * @param type the terminal's type: the value of TERM
   */
  LiveRegion(PrintStream out, String type) {
    this.out = out;
    // JLine asks infocmp, if it is there, and knows some types itself; all others are treated
    // alike.
    InfoCmp.setDefaultInfoCmp(type, () -> InfoCmp.getDefaultInfoCmp(FALLBACK));
    try {
      terminal = new LineDisciplineTerminal("live", type, painting, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written to", e);
    }
  }

  /**
   * Replaces the rows.
   *
   * @param lines what is written above them, and stays
   * @param rows the new rows, none of them longer than the terminal is wide
   * @param columns the terminal's width
   */
  void paint(List<AttributedString> lines, List<AttributedString> rows, int columns) {
    goToTop(columns);
    if (!lines.isEmpty()) {
      terminal.puts(Capability.clr_eos);
      lines.forEach(line -> terminal.writer().println(ansi(line)));
    }
    // A terminal that takes a character for wider than JLine does must not start a new row for it.
    terminal.puts(Capability.exit_am_mode);
    for (AttributedString row : rows) {
      terminal.writer().print(ansi(row));
      terminal.puts(Capability.clr_eol);
      terminal.writer().println();
    }
    terminal.puts(Capability.clr_eos);
    terminal.puts(Capability.enter_am_mode);
    painted = rows.stream().map(AttributedCharSequence::columnLength).toList();
    write();
  }

  /**
   * The sequences that all terminals have in common. For a given terminal JLine would switch to the
   * character set of the VT100 to draw boxes, which terminals that show UTF-8 do not all follow.
   */
  private static String ansi(AttributedString text) {
    return text.toAnsi(COLORS, AttributedCharSequence.ForceMode.None);
  }

  /** Terminals wrap rows that have become too long for them. */
  private void goToTop(int columns) {
    int height =
        painted.stream().mapToInt(length -> Math.max(1, (length + columns - 1) / columns)).sum();
    terminal.puts(Capability.carriage_return);
    if (height > 0 && !terminal.puts(Capability.parm_up_cursor, height)) {
      for (int i = 0; i < height; i++) {
        terminal.puts(Capability.cursor_up);
      }
    }
  }

  /** All at once, so that no terminal shows half of it. */
  private void write() {
    terminal.flush();
    out.write(painting.toByteArray(), 0, painting.size());
    out.flush();
    painting.reset();
  }

  /** Leaves the rows where they are: somebody else has written below them. */
  void forget() {
    painted = List.of();
  }
}
