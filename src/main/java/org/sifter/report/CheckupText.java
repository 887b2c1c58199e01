package org.sifter.report;

import java.util.ArrayList;
import java.util.List;
import org.sifter.doctor.Checkup;
import org.sifter.doctor.Finding;
import org.sifter.doctor.State;

/**
 * Writes what checks have found for people:
 *
 * <pre>
 * ok       engine          Apptainer 1.4.5, /usr/bin/apptainer
 * warning  FUSE            there is no /dev/fuse
 *          = help: Ask an administrator to load it: modprobe fuse.
 *
 * A build can work here (1 warning).
 * </pre>
 */
public final class CheckupText {
  private static final String WORD = "%-9s";

  private final Palette palette;

  /** With or without colours. */
  public CheckupText(Palette palette) {
    this.palette = palette;
  }

  /** The whole text. */
  public String render(Checkup checkup) {
    int width = checkup.results().stream().mapToInt(r -> r.subject().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Checkup.Result result : checkup.results()) {
      for (Finding finding : result.findings()) {
        out.append(row(result.subject(), width, finding));
      }
    }
    return out.append('\n').append(conclusion(checkup)).append('\n').toString();
  }

  private String row(String subject, int width, Finding finding) {
    String word = finding.state().word();
    String padding = WORD.formatted(word).substring(word.length());
    String row =
        palette.paint(ink(finding.state()), word)
            + padding
            + subject
            + " ".repeat(width - subject.length() + 2)
            + Glyph.show(finding.text())
            + "\n";
    return finding.remedy().isEmpty()
        ? row
        : row
            + WORD.formatted("")
            + palette.paint(Ink.GUTTER, "=")
            + " "
            + palette.paint(Ink.HELP, "help:")
            + " "
            + Glyph.show(finding.remedy())
            + "\n";
  }

  private static Ink ink(State state) {
    return switch (state) {
      case OK -> Ink.HELP;
      case WARNING -> Ink.WARNING;
      case PROBLEM -> Ink.ERROR;
    };
  }

  private static String conclusion(Checkup checkup) {
    List<String> counts = new ArrayList<>();
    for (State state : List.of(State.PROBLEM, State.WARNING)) {
      long count = checkup.count(state);
      if (count > 0) {
        counts.add("%d %s%s".formatted(count, state.word(), count == 1 ? "" : "s"));
      }
    }
    String sentence = checkup.canBuild() ? "A build can work here" : "No build can work here";
    return sentence + (counts.isEmpty() ? "." : " (" + String.join(", ", counts) + ").");
  }
}
