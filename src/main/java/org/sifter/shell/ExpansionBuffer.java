package org.sifter.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * An expansion in the making. All that a word gives is written into one buffer, and an operand that
 * turns out not to be wanted is dropped from its end: so nested operands are not copied again at
 * each level.
 */
final class ExpansionBuffer {
  private final StringBuilder text = new StringBuilder();
  private final List<Placed> references = new ArrayList<>();

  /** A place in the buffer to come back to. */
  record Mark(int length, int references) {}

  /**
   * A reference in the buffer.
   *
   * @param offset how much text stands before it
   * @param sizeSoFar the size of all references up to this one
   */
  private record Placed(int offset, Expansion.Reference reference, long sizeSoFar) {}

  void append(char c) {
    text.append(c);
  }

  void append(String source, int start, int end) {
    text.append(source, start, end);
  }

  void append(Expansion expansion) {
    expansion.parts().forEach(this::append);
  }

  void append(Expansion.Part part) {
    if (part instanceof Expansion.Reference reference) {
      long sizeSoFar = referencesSize() + reference.size();
      references.add(new Placed(text.length(), reference, sizeSoFar));
    } else if (part instanceof Expansion.Literal literal) {
      text.append(literal.text());
    }
  }

  /** About how many characters it takes to write what is in the buffer. */
  long size() {
    return text.length() + referencesSize();
  }

  private long referencesSize() {
    return references.isEmpty() ? 0 : references.get(references.size() - 1).sizeSoFar();
  }

  /** The end of what has been written so far. */
  Mark mark() {
    return new Mark(text.length(), references.size());
  }

  /** Takes out what was written since {@code mark}. */
  Expansion cut(Mark mark) {
    Expansion tail = since(mark);
    drop(mark);
    return tail;
  }

  /** Forgets what was written since {@code mark}. */
  void drop(Mark mark) {
    text.setLength(mark.length);
    references.subList(mark.references, references.size()).clear();
  }

  /** All that was written. */
  Expansion toExpansion() {
    return since(new Mark(0, 0));
  }

  private Expansion since(Mark mark) {
    List<Expansion.Part> parts = new ArrayList<>();
    int start = mark.length;
    for (Placed placed : references.subList(mark.references, references.size())) {
      addLiteral(parts, start, placed.offset);
      parts.add(placed.reference);
      start = placed.offset;
    }
    addLiteral(parts, start, text.length());
    return Expansion.ofMerged(parts);
  }

  private void addLiteral(List<Expansion.Part> parts, int start, int end) {
    if (start < end) {
      parts.add(new Expansion.Literal(text.substring(start, end)));
    }
  }
}
