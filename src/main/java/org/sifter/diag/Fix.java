package org.sifter.diag;

import java.util.List;
import java.util.Locale;

/**
 * How a file is changed so that a diagnostic no longer applies.
 *
 * @param safety whether the file keeps its meaning
 * @param summary what the change does, as an imperative sentence without a full stop
 * @param edits the changes; their spans do not overlap
 */
public record Fix(Safety safety, String summary, List<Edit> edits) {

  /** Whether a fix may be made without being asked for each time. */
  public enum Safety {
    /** What the image is meant to do stays the same. */
    SAFE,
    /** The image may behave differently afterwards. */
    UNSAFE;

    /** The word that reports use, e.g. {@code safe}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Fix {
    edits = List.copyOf(edits);
  }

  /** A fix after which the file means the same. */
  public static Fix safe(String summary, Edit... edits) {
    return new Fix(Safety.SAFE, summary, List.of(edits));
  }

  /** A fix that may change what the image does. */
  public static Fix unsafe(String summary, Edit... edits) {
    return new Fix(Safety.UNSAFE, summary, List.of(edits));
  }
}
