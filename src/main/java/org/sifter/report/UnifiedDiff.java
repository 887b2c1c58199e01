package org.sifter.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.Arrays;
import java.util.List;

/** Shows the difference of two texts as {@code diff -u} does. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * The difference, for {@code patch -p0}; empty when there is none.
   *
   * @param name the name of the file
   */
  public static String render(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<String> old = lines(before);
    Patch<String> patch = DiffUtils.diff(old, lines(after));
    List<String> rows = UnifiedDiffUtils.generateUnifiedDiff(name, name, old, patch, CONTEXT);
    return String.join("\n", rows) + "\n";
  }

  /** The lines; the last one says so when no line end follows. */
  private static List<String> lines(String text) {
    boolean ended = text.endsWith("\n");
    String body = ended ? text.substring(0, text.length() - 1) : text + NO_LINE_END;
    return Arrays.asList(body.split("\n(?!\\\\ No newline)", -1));
  }
}
