package org.sifter.lint;

import java.util.ArrayList;
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

  public Repair {
    made = List.copyOf(made);
  }

  /** Makes as many of the fixes as do not overlap, the first of them first. */
  public static Repair of(String text, List<Fix> fixes) {
    TreeSet<Edit> edits = new TreeSet<>(BY_PLACE);
    Set<Fix> made = new LinkedHashSet<>();
    for (Fix fix : fixes) {
      if (fix.edits().stream().allMatch(edit -> edits.contains(edit) || isFree(edits, edit))) {
        edits.addAll(fix.edits());
        made.add(fix);
      }
    }
    StringBuilder repaired = new StringBuilder();
    int end = 0;
    for (Edit edit : edits) {
      repaired.append(text, end, edit.span().start()).append(edit.replacement());
      end = edit.span().end();
    }
    return new Repair(repaired.append(text, end, text.length()).toString(), new ArrayList<>(made));
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
