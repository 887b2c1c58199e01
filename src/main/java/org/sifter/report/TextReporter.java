package org.sifter.report;

import java.util.List;
import org.sifter.diag.Diagnostic;
import org.sifter.diag.Fix;
import org.sifter.diag.Severity;
import org.sifter.source.LineMap;
import org.sifter.source.Span;

/**
 * Writes diagnostics for people:
 *
 * <pre>
 * Dockerfile:4:6: error: COPY takes no flag --form [UnknownFlag]
 *  4 | COPY --form=build /a /b
 *    |      ^^^^^^^^^^^^
 *    = help: Did you mean --from?
 * </pre>
 */
public final class TextReporter {
  /** Who has more errors in a file than this mends the first ones first. */
  private static final int MAX_ERRORS = 100;

  private final Palette palette;
  private final Reasons reasons = new Reasons();

  /** A reporter that writes with or without colours. */
  public TextReporter(Palette palette) {
    this.palette = palette;
  }

  /** All the diagnostics, and how many they are when there is more than one. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder(renderFile(diagnostics));
    Tally tally = new Tally();
    tally.add(diagnostics);
    tally.summary().ifPresent(summary -> out.append(summary).append('\n'));
    return out.toString();
  }

  /**
   * The diagnostics of a file. Of very many errors only the first ones are shown, and how many
   * there are besides; what rules find is shown whole, however grave it is.
   */
  public String renderFile(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    int errors = 0;
    int left = 0;
    for (Diagnostic diagnostic : diagnostics) {
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
      if (errors > MAX_ERRORS && isLeftOut(diagnostic)) {
        left++;
      } else {
        out.append(render(diagnostic));
      }
    }
    if (left > 0) {
      String name = Glyph.show(diagnostics.get(0).source().name());
      out.append(palette.paint(Ink.PLACE, name + ":"))
          .append(" and %d more error%s\n".formatted(left, left == 1 ? "" : "s"));
    }
    return out.toString();
  }

  private static boolean isLeftOut(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR && FindingText.rule(diagnostic.code()).isEmpty();
  }

  /** One diagnostic with its place in the file. */
  public String render(Diagnostic diagnostic) {
    return render(diagnostic, List.of());
  }

  /**
   * One diagnostic about a program that has failed, with what that has printed.
   *
   * @param output the lines that matter
   */
  public String render(Diagnostic diagnostic, List<String> output) {
    String number = Integer.toString(diagnostic.line());
    String margin = " ".repeat(number.length() + 1);
    String place = diagnostic.span().isPresent() ? place(diagnostic) : "";
    StringBuilder out = new StringBuilder(title(diagnostic, place)).append('\n');
    diagnostic
        .span()
        .ifPresent(span -> out.append(excerpt(diagnostic, span, " " + number, margin)));
    if (!output.isEmpty()) {
      out.append(note(margin, "its last lines:", " "));
      output.forEach(line -> out.append(row(margin, Glyph.show(line.stripTrailing()))));
    }
    out.append(note(margin, "why:", reasons.of(diagnostic.code())));
    out.append(note(margin, "help:", diagnostic.remedy()));
    diagnostic
        .fix()
        .ifPresent(
            fix -> out.append(note(margin, "fix:", fix.summary() + " (" + option(fix) + ")")));
    return out.toString();
  }

  private static String option(Fix fix) {
    return switch (fix.safety()) {
      case SAFE -> "--fix";
      case UNSAFE -> "--unsafe-fixes";
    };
  }

  private String note(String margin, String title, String text) {
    if (text.isEmpty()) {
      return "";
    }
    String gutter = palette.paint(Ink.GUTTER, "=");
    String line =
        margin + " " + gutter + " " + palette.paint(Ink.HELP, title) + " " + Glyph.show(text);
    return line.stripTrailing() + "\n";
  }

  /** One diagnostic on a line, without the line end; those about the whole file are at 1:1. */
  String line(Diagnostic diagnostic) {
    return title(diagnostic, place(diagnostic));
  }

  private static String place(Diagnostic diagnostic) {
    return ":" + diagnostic.line() + ":" + diagnostic.column();
  }

  private String title(Diagnostic diagnostic, String place) {
    return palette.paint(Ink.PLACE, Glyph.show(diagnostic.source().name()) + place + ":")
        + " "
        + palette.paint(Ink.of(diagnostic.severity()), diagnostic.severity().word() + ":")
        + " "
        + Glyph.show(diagnostic.message())
        + " ["
        + diagnostic.code().label()
        + "]";
  }

  private String excerpt(Diagnostic diagnostic, Span span, String number, String margin) {
    LineMap lines = diagnostic.source().lines();
    int line = diagnostic.line();
    int lineStart = lines.start(line);
    String text = lines.text(line);
    int end = Math.min(span.end() - lineStart, text.stripTrailing().length());
    Excerpt excerpt = Excerpt.of(text, span.start() - lineStart, end);
    return row(number, excerpt.text())
        + row(
            margin,
            excerpt.indent() + palette.paint(Ink.of(diagnostic.severity()), excerpt.carets()));
  }

  private String row(String margin, String text) {
    String gutter = palette.paint(Ink.GUTTER, margin + " |");
    return gutter + (text.isEmpty() ? "" : " " + text) + "\n";
  }
}
