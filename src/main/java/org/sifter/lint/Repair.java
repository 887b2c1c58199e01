package org.sifter.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sifter.diag.Edit;
import org.sifter.diag.Fix;
import org.sifter.source.Span;

/**
 * A text after fixes have been made.
 *
 * @param text the text
 * @param made the fixes that were made; others overlapped with these and can be made in the text
 *     that results
 */
public record Repair(String text, List<Fix> made) {
  private static final Comparator<Edit> BY_PLACE =
      Comparator.comparingInt((Edit edit) -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end())
          .thenComparing(Edit::replacement);

  private static final String LINE_END = "\n";
  private static final String WINDOWS_LINE_END = "\r\n";

  public Repair {
    made = List.copyOf(made);
  }

  /**
   * Makes as many of the fixes as do not overlap, the first of them first. Lines that they put in
   * end as the text's first line does, and a text whose last line has no end stays such a text.
   */
  public static Repair of(String text, List<Fix> fixes) {
    TreeSet<Edit> edits = new TreeSet<>(BY_PLACE);
    Set<Fix> made = new LinkedHashSet<>();
    for (Fix fix : fixes) {
      if (fix.edits().stream().allMatch(edit -> edits.contains(edit) || isFree(edits, edit))) {
        edits.addAll(fix.edits());
        made.add(fix);
      }
    }
    return new Repair(applied(text, edits), new ArrayList<>(made));
  }

  private static String applied(String text, Collection<Edit> edits) {
    boolean windows = endsLinesAsWindows(text);
    StringBuilder repaired = new StringBuilder();
    int end = 0;
    for (Edit edit : edits) {
      String added = edit.replacement().replace(WINDOWS_LINE_END, LINE_END);
      repaired
          .append(text, end, edit.span().start())
          .append(windows ? added.replace(LINE_END, WINDOWS_LINE_END) : added);
      end = edit.span().end();
    }
    repaired.append(text, end, text.length());
    return text.endsWith(LINE_END) ? repaired.toString() : withoutLineEnd(repaired.toString());
  }

  /** Whether the first line of a text ends as lines do on Windows. */
  private static boolean endsLinesAsWindows(String text) {
    int first = text.indexOf(LINE_END);
    return first > 0 && text.charAt(first - 1) == '\r';
  }

  /** A text whose last line has no end, as that of the file had none before its repair. */
  private static String withoutLineEnd(String text) {
    for (String end : List.of(WINDOWS_LINE_END, LINE_END)) {
      if (text.endsWith(end)) {
        return text.substring(0, text.length() - end.length());
      }
    }
    return text;
  }

  private static boolean isFree(TreeSet<Edit> edits, Edit edit) {
    Edit before = edits.lower(edit);
    Edit after = edits.higher(edit);
    return (before == null || isApart(before.span(), edit.span()))
        && (after == null || isApart(edit.span(), after.span()));
  }

  private static boolean isApart(Span first, Span second) {
    return first.end() <= second.start() && !first.equals(second);
  }
}
